package org.stillpoint.availability;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.clinic.ClinicPlan;
import org.stillpoint.platform.TimeSlot;

/** Whether what is claimed already still has its place in a proposed plan. */
final class PlanFit {

    /** A claim as it stands in the database. */
    record Standing(UUID claimant, ClaimKind kind, UUID schedule, int lane, TimeSlot during) {}

    private final ClinicPlan proposed;
    private final PlanBits bits;

    PlanFit(ClinicPlan proposed) {
        this.proposed = proposed;
        this.bits = new PlanBits(proposed);
    }

    /** One for each claimant, with the first reason found. */
    List<Misfit> misfits(List<Standing> claims) {
        Map<UUID, Misfit> misfits = new LinkedHashMap<>();
        for (var claim : claims) {
            why(claim)
                    .ifPresent(why ->
                            misfits.putIfAbsent(claim.claimant(), new Misfit(claim.claimant(), claim.kind(), why)));
        }
        return List.copyOf(misfits.values());
    }

    private Optional<String> why(Standing claim) {
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
        if (claim.lane() >= actor.lanes()) {
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
