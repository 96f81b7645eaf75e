package org.stillpoint.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.stillpoint.availability.VisitAt;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.Service;
import org.stillpoint.clinic.Site;
import org.stillpoint.platform.InvalidRequest;
import org.stillpoint.security.CurrentUser;

/** Finds the service and the site that a request names, if the caller may know of them. */
@ApplicationScoped
class BookableVisit {

    private final Clinic clinic;
    private final CurrentUser user;

    BookableVisit(Clinic clinic, CurrentUser user) {
        this.clinic = clinic;
        this.user = user;
    }

    /** To be held or booked, named in a body: refuses unknown codes with the pointers {@code /service} and {@code /site}. */
    VisitAt at(String service, String site, Instant start) {
        return find("/", service, site, start, user.mayWriteCalendar());
    }

    /** To be looked at, named by parameters: refuses unknown codes as {@code service} and {@code site}. */
    VisitAt asked(String service, String site, Instant start) {
        return find("", service, site, start, user.mayReadCalendar());
    }

    private VisitAt find(String pointer, String service, String site, Instant start, boolean staff) {
        var errors = new InvalidRequest.Collector();
        var plan = clinic.plan(
                known -> known.service(service).isPresent() && known.site(site).isPresent());
        var foundService = plan.service(service).filter(each -> isOpen(each, staff));
        var foundSite = plan.site(site).filter(each -> !each.retired());
        errors.check(foundService.isPresent(), pointer + "service", "there is no such service")
                .check(foundSite.isPresent(), pointer + "site", "there is no such site")
                .refuse();
        errors.check(offers(foundSite.get(), foundService.get()), pointer + "site", "does not offer this service")
                .refuse();
        return new VisitAt(plan, foundService.get(), foundSite.get(), start);
    }

    static boolean isOpen(Service service, boolean staff) {
        return !service.retired() && (staff || service.openToPublic());
    }

    static boolean offers(Site site, Service service) {
        return service.sites().contains(site.id());
    }
}
