package org.stillpoint.availability;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.stillpoint.availability.Visit.Role;
import org.stillpoint.clinic.Actor;
import org.stillpoint.clinic.Service;

/** Who could play which role of a service's visit at a site. The same for one revision of the plan. */
record Casting(Visit visit, List<Cast> casts, List<Actor> actors, Set<UUID> ids) {

    /** A role and those who are capable of all of it. */
    record Cast(Role role, List<Actor> actors) {

        private Cast without(Set<UUID> avoided) {
            return new Cast(
                    role,
                    actors.stream()
                            .filter(actor -> !avoided.contains(actor.id()))
                            .toList());
        }
    }

    static Casting of(Service service, List<Actor> atSite) {
        var visit = Visit.of(service);
        return of(
                visit,
                visit.roles().stream()
                        .map(role -> new Cast(role, capable(role, atSite)))
                        .toList());
    }

    private static Casting of(Visit visit, List<Cast> casts) {
        var actors = new LinkedHashMap<UUID, Actor>();
        casts.forEach(cast -> cast.actors().forEach(actor -> actors.put(actor.id(), actor)));
        return new Casting(visit, casts, List.copyOf(actors.values()), Set.copyOf(actors.keySet()));
    }

    private static List<Actor> capable(Role role, List<Actor> actors) {
        return actors.stream()
                .filter(actor -> role.stretches().stream().allMatch(stretch -> actor.canServeAs(stretch.capability())))
                .toList();
    }

    /** These play no role. */
    Casting without(Set<UUID> avoided) {
        return avoided.isEmpty()
                ? this
                : of(visit, casts.stream().map(cast -> cast.without(avoided)).toList());
    }

    /** The first role that the practitioner can play is theirs; if there is none, the visit can not take place. */
    Casting insistingOn(Actor practitioner) {
        var casts = new ArrayList<Cast>();
        boolean placed = false;
        for (var cast : this.casts) {
            boolean theirs = !placed && cast.actors().contains(practitioner);
            casts.add(theirs ? new Cast(cast.role(), List.of(practitioner)) : cast);
            placed |= theirs;
        }
        if (!placed) {
            casts.replaceAll(cast -> new Cast(cast.role(), List.of()));
        }
        return of(visit, List.copyOf(casts));
    }
}
