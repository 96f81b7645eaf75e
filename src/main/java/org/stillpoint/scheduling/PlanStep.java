package org.stillpoint.scheduling;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stillpoint.clinic.Actor;
import org.stillpoint.clinic.ClinicPlan;
import org.stillpoint.clinic.Service;
import org.stillpoint.clinic.Site;

/** From the present plan to a proposed one: what it takes away from a visit, besides the time of those who serve it. */
record PlanStep(ClinicPlan present, ClinicPlan proposed) {

    boolean takesNothing() {
        return sites().isEmpty() && services().isEmpty() && actors().isEmpty();
    }

    /** Sites whose visits may lose something. */
    Set<UUID> sites() {
        return present.sites().stream()
                .filter(was -> differs(was, proposed.site(was.id()), PlanStep::changes))
                .map(Site::id)
                .collect(Collectors.toSet());
    }

    private static boolean changes(Site was, Site is) {
        return was.retired() != is.retired() || !was.zone().equals(is.zone());
    }

    /** Services whose visits may lose something. */
    Set<UUID> services() {
        return present.services().stream()
                .filter(was -> differs(was, proposed.service(was.id()), PlanStep::changes))
                .map(Service::id)
                .collect(Collectors.toSet());
    }

    /** Services that would have another route. */
    List<Service> rerouted() {
        return present.services().stream()
                .filter(was -> differs(was, proposed.service(was.id()), PlanStep::isRerouted))
                .toList();
    }

    private static boolean isRerouted(Service was, Service is) {
        return was.route() != is.route();
    }

    private static boolean changes(Service was, Service is) {
        return was.retired() != is.retired()
                || isRerouted(was, is)
                || !is.sites().containsAll(was.sites())
                || !was.needs().equals(is.needs());
    }

    /** Actors whose visits may lose something. */
    Set<UUID> actors() {
        return present.actors().stream()
                .filter(was -> differs(was, proposed.actor(was.id()), PlanStep::changes))
                .map(Actor::id)
                .collect(Collectors.toSet());
    }

    private static boolean changes(Actor was, Actor is) {
        return !was.siteId().equals(is.siteId()) || !is.capabilities().containsAll(was.capabilities());
    }

    private static <T> boolean differs(T was, Optional<T> is, BiPredicate<T, T> changes) {
        return is.filter(now -> changes.test(was, now)).isPresent();
    }

    /** What the visit lacks in the proposed plan and has in the present one. Whom it has lost already it can not lose. */
    Optional<String> whyStranded(UUID service, UUID site, List<PlannedActor> all) {
        var actors = all.stream().filter(planned -> !planned.lost()).toList();
        var already = reasons(service, site, actors, present).collect(Collectors.toSet());
        var lacks = reasons(service, site, actors, proposed).filter(why -> !already.contains(why));
        return Stream.concat(otherRoute(service), lacks).findFirst();
    }

    private Stream<String> otherRoute(UUID service) {
        return rerouted().stream()
                .filter(is -> is.id().equals(service))
                .map(is -> is.code() + " would have another route");
    }

    private static Stream<String> reasons(UUID serviceId, UUID siteId, List<PlannedActor> actors, ClinicPlan plan) {
        var service = plan.service(serviceId).orElseThrow();
        var site = plan.site(siteId).orElseThrow();
        return Stream.of(
                        site.retired() ? Stream.of(site.code() + " would be retired") : Stream.<String>empty(),
                        service.retired() ? Stream.of(service.code() + " would be retired") : Stream.<String>empty(),
                        BookableVisit.offers(site, service)
                                ? Stream.<String>empty()
                                : Stream.of(site.code() + " would no longer offer " + service.code()),
                        actors.stream().flatMap(planned -> unfit(planned, service, site, plan)))
                .flatMap(each -> each);
    }

    /** An actor must keep what it is booked for; a role that the service no longer has asks for nothing. */
    private static Stream<String> unfit(PlannedActor planned, Service service, Site site, ClinicPlan plan) {
        var actor = plan.actor(planned.actor()).orElseThrow();
        if (!actor.siteId().equals(site.id())) {
            return Stream.of(actor.code() + " would no longer be at " + site.code());
        }
        return service.needs().stream()
                .filter(need -> need.role().equals(planned.role()) && !actor.canServeAs(need.capability()))
                .map(need -> actor.code() + " would no longer be " + need.capability());
    }

    /** The moment stays where it is, so in another time zone the patient would come at the wrong one. */
    Optional<String> whyAtAnotherTime(UUID siteId, Instant start) {
        var was = present.site(siteId).orElseThrow();
        var is = proposed.site(siteId).orElseThrow();
        return was.zone()
                        .getRules()
                        .getOffset(start)
                        .equals(is.zone().getRules().getOffset(start))
                ? Optional.empty()
                : Optional.of("its local time at " + is.code() + " would be another");
    }
}
