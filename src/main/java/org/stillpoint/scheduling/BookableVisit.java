package org.stillpoint.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
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

    /** Named in a body: refuses unknown codes with the pointers {@code /service} and {@code /site}. */
    VisitAt at(String service, String site, Instant start) {
        return find("/", service, site, start);
    }

    /** Named by parameters: refuses unknown codes as {@code service} and {@code site}. */
    VisitAt asked(String service, String site, Instant start) {
        return find("", service, site, start);
    }

    private VisitAt find(String pointer, String service, String site, Instant start) {
        var errors = new InvalidRequest.Collector();
        var plan = clinic.plan();
        var foundService = plan.service(service).filter(each -> isOpen(each, Optional.empty()));
        var foundSite = plan.site(site).filter(each -> !each.retired());
        errors.check(foundService.isPresent(), pointer + "service", "there is no such service")
                .check(foundSite.isPresent(), pointer + "site", "there is no such site")
                .refuse();
        errors.check(offers(foundSite.get(), foundService.get()), pointer + "site", "does not offer this service")
                .refuse();
        return new VisitAt(plan, foundService.get(), foundSite.get(), start);
    }

    /** Whether the caller may search and hold this service; {@code own} is the service of an appointment that they hold. */
    boolean isOpen(Service service, Optional<Service> own) {
        return !service.retired()
                && (user.isStaff()
                        || service.openToPublic()
                        || own.filter(service::equals).isPresent());
    }

    static boolean offers(Site site, Service service) {
        return service.sites().contains(site.id());
    }
}
