package org.stillpoint.session;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.stillpoint.clinic.Need;
import org.stillpoint.scheduling.PlannedActor;

/**
 * Who serves which role of a visit, whose service may have been given other roles since it was booked. Nobody leaves a patient
 * because a file was loaded: for a role that nobody was booked for stays whoever was booked for its capability, or else for a role
 * that has gone, and serves no other at that time. Whoever was taken away from the visit does not serve it any more.
 */
record Serving(List<Need> needs, List<PlannedActor> booked) {

    Map<String, UUID> byRole() {
        var serving = new HashMap<>(booked.stream()
                .filter(actor -> !actor.lost())
                .collect(Collectors.toMap(PlannedActor::role, PlannedActor::actor, (one, same) -> one)));
        for (var need : needs) {
            if (booked.stream().noneMatch(actor -> actor.role().equals(need.role()))) {
                standingIn(need, serving).ifPresent(actor -> serving.putIfAbsent(need.role(), actor));
            }
        }
        return serving;
    }

    private Optional<UUID> standingIn(Need need, Map<String, UUID> serving) {
        return first(need, serving, role -> role.equals(need.capability()))
                .or(() -> first(need, serving, role -> needs.stream()
                        .noneMatch(other -> other.role().equals(role))));
    }

    private Optional<UUID> first(Need need, Map<String, UUID> serving, Predicate<String> role) {
        return booked.stream()
                .filter(actor -> !actor.lost() && role.test(actor.role()))
                .map(PlannedActor::actor)
                .filter(actor -> isFree(actor, need, serving))
                .findFirst();
    }

    private boolean isFree(UUID actor, Need wanted, Map<String, UUID> serving) {
        return needs.stream()
                .filter(need -> actor.equals(serving.get(need.role())))
                .noneMatch(need ->
                        need.from().compareTo(wanted.to()) <= 0 && wanted.from().compareTo(need.to()) <= 0);
    }
}
