package org.stillpoint.availability;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.stillpoint.clinic.ClinicPlan;

/** Whether what is claimed already still has its place in a proposed plan. */
final class PlanFit {

    private final ClinicPlan proposed;
    private final PlanBits bits;
    private final Instant from;

    /** {@code from} is the beginning of the present cell. */
    PlanFit(ClinicPlan proposed, Instant from) {
        this.proposed = proposed;
        this.bits = new PlanBits(proposed);
        this.from = from;
    }

    /** One for each claimant, with the first reason found. */
    List<Misfit> misfits(List<Standing> claims) {
        Map<UUID, Misfit> misfits = new LinkedHashMap<>();
        var crowded = crowded(claims);
        for (var claim : claims) {
            why(claim, crowded)
                    .ifPresent(why ->
                            misfits.putIfAbsent(claim.claimant(), new Misfit(claim.claimant(), claim.kind(), why)));
        }
        return List.copyOf(misfits.values());
    }

    /** Those for which no lane would be left, whichever of them everybody stood on. */
    private Set<Standing> crowded(List<Standing> claims) {
        return claims.stream()
                .filter(claim -> claim.kind() != ClaimKind.BLOCK)
                .collect(Collectors.groupingBy(Standing::schedule))
                .entrySet()
                .stream()
                .flatMap(each -> proposed.actor(each.getKey()).stream()
                        .flatMap(actor -> LanePlaces.of(each.getValue(), actor.lanes(), from).without().stream()))
                .collect(Collectors.toSet());
    }

    private Optional<String> why(Standing claim, Set<Standing> crowded) {
        var found = proposed.actor(claim.schedule());
        // A schedule without an actor is a patient's: no plan says anything about it. A block may outlive its actor's
        // hours.
        if (found.isEmpty() || claim.kind() == ClaimKind.BLOCK) {
            return Optional.empty();
        }
        var actor = found.get();
        if (actor.retired()) {
            return Optional.of(actor.code() + " would be retired");
        }
        if (crowded.contains(claim)) {
            return Optional.of(actor.code() + " would have too few lanes");
        }
        var grid = Grid.over(claim.during());
        int from = grid.floor(claim.during().start());
        int to = grid.ceiling(claim.during().end());
        return bits.working(actor, grid).all(from, to)
                ? Optional.empty()
                : Optional.of(actor.code() + " would not be working then");
    }
}
