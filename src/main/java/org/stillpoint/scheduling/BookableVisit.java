package org.stillpoint.scheduling;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stillpoint.availability.VisitAt;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.ClinicPlan;
import org.stillpoint.clinic.Service;
import org.stillpoint.clinic.Site;
import org.stillpoint.platform.InvalidRequest;
import org.stillpoint.security.CurrentUser;

/** Finds the service and the site that a request names, if the caller may know of them. */
@Singleton
class BookableVisit {

    private final Clinic clinic;
    private final CurrentUser user;

    BookableVisit(Clinic clinic, CurrentUser user) {
        this.clinic = clinic;
        this.user = user;
    }

    /** To be held or booked, named in a body: refuses unknown codes with pointers such as {@code /service}. */
    VisitAt at(String service, String site, Instant start, String practitioner) {
        var visit = find("/", service, site, start, user.mayWriteCalendar());
        return practitioner == null ? visit : with(practitioner, visit);
    }

    /** The same with somebody who must serve; an actor that is not of this site is free there at no time. */
    VisitAt with(String practitioner, VisitAt visit) {
        var actor = clinic.plan(known -> known.actor(practitioner).isPresent())
                .actor(practitioner)
                .filter(found -> !found.retired())
                .orElseThrow(() -> InvalidRequest.at("/practitioner", "there is no such actor"));
        return new VisitAt(visit.plan(), visit.service(), visit.site(), visit.start(), Optional.of(actor));
    }

    /** To be looked at, named by parameters: refuses unknown codes as {@code service} and {@code site}. */
    VisitAt asked(String service, String site, Instant start) {
        return find("", service, site, start, user.mayReadCalendar());
    }

    /** To be booked together, on one plan: refuses unknown codes with pointers such as {@code /visits/0/service}. */
    SortedMap<Integer, VisitAt> all(List<WantedVisit> wanted) {
        var plan = clinic.plan(known -> wanted.stream()
                .allMatch(each -> known.service(each.service()).isPresent()
                        && known.site(each.site()).isPresent()));
        var visits = new TreeMap<Integer, VisitAt>();
        for (int index = 0; index < wanted.size(); index++) {
            var each = wanted.get(index);
            visits.put(index, find(plan, "/visits/" + index + "/", each.service(), each.site(), each.start(), true));
        }
        return visits;
    }

    private VisitAt find(String pointer, String service, String site, Instant start, boolean staff) {
        var plan = clinic.plan(
                known -> known.service(service).isPresent() && known.site(site).isPresent());
        return find(plan, pointer, service, site, start, staff);
    }

    private static VisitAt find(
            ClinicPlan plan, String pointer, String service, String site, Instant start, boolean staff) {
        var errors = new InvalidRequest.Collector();
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
