package org.stillpoint.treatment;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stillpoint.clinic.Route;
import org.stillpoint.clinic.Service;

/** The services that protocols may name, and whether they do it rightly. */
final class ProtocolServices {

    private final Map<String, Service> services;

    ProtocolServices(Collection<Service> services) {
        this.services = services.stream()
                .filter(service -> !service.retired())
                // a file in which a code stands twice is wrong and still read to the end
                .collect(Collectors.toMap(Service::code, Function.identity(), (first, second) -> first));
    }

    Optional<Service> of(CourseStep step) {
        return Optional.ofNullable(services.get(step.service()));
    }

    /** Why a step can not have its service; empty if it can. */
    Optional<String> misfit(Route route, CourseStep step) {
        var wanted = step.isTreatment() ? route : Route.NONE;
        var service = of(step);
        if (service.isEmpty()) {
            return Optional.of("there is no service " + step.service());
        }
        return service.get().route() == wanted
                ? Optional.empty()
                : Optional.of("the service %s is of the route %s; the step needs one of %s"
                        .formatted(step.service(), service.get().route(), wanted));
    }

    /** Why a protocol can not be done with these services; empty if it can. */
    Optional<String> misfit(Protocol protocol) {
        return misfits(protocol).findFirst();
    }

    /** All that keeps it from being done. */
    Stream<String> misfits(Protocol protocol) {
        return protocol.course().stream()
                .flatMap(step -> misfit(protocol.route(), step).stream())
                .distinct();
    }

    /** Those of a protocol that are in use and not offered at a site. */
    Stream<Service> elsewhere(Protocol protocol, UUID site) {
        return protocol.course().stream()
                .flatMap(step -> of(step).stream())
                .filter(service -> !service.sites().contains(site))
                .distinct();
    }

    /** Codes of what a site does not offer of a protocol, for whatever reason. */
    List<String> lacking(Protocol protocol, UUID site) {
        return protocol.course().stream()
                .filter(step -> misfit(protocol.route(), step).isPresent()
                        || !of(step).orElseThrow().sites().contains(site))
                .map(CourseStep::service)
                .distinct()
                .toList();
    }
}
