package org.stillpoint.clinic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What one clinic file says. */
record ClinicContent(Settings settings, List<Site> sites, List<Actor> actors, List<Service> services) {

    /** The plan that this content makes of a present one: what the content does not name any more is retired. */
    ClinicPlan over(ClinicPlan present) {
        return new ClinicPlan(
                present.revision() + 1,
                settings,
                withRetired(sites, present.sites(), Site::code, Site::asRetired),
                withRetired(actors, present.actors(), Actor::code, Actor::asRetired),
                withRetired(services, present.services(), Service::code, Service::asRetired));
    }

    private static <T> List<T> withRetired(
            List<T> named, Collection<T> present, Function<T, String> code, UnaryOperator<T> retire) {
        Set<String> codes = named.stream().map(code).collect(Collectors.toSet());
        var all = new ArrayList<>(named);
        present.stream()
                .filter(one -> !codes.contains(code.apply(one)))
                .map(retire)
                .forEach(all::add);
        return all;
    }
}
