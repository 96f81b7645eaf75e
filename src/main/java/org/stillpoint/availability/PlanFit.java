package org.stillpoint.availability;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.stillpoint.clinic.Actor;
import org.stillpoint.clinic.ClinicPlan;
import org.stillpoint.clinic.Site;

/** Whether what is claimed already loses its place by a proposed plan; what has none in the present one loses nothing. */
final class PlanFit {

    private final ClinicPlan present;
    private final ClinicPlan proposed;
    private final PlanBits before;
    private final PlanBits after;
    private final Instant from;

    /** {@code from} is the beginning of the present cell. */
    PlanFit(ClinicPlan present, ClinicPlan proposed, Instant from) {
        this.present = present;
        this.proposed = proposed;
        this.before = new PlanBits(present);
        this.after = new PlanBits(proposed);
        this.from = from;
    }

    /** The actors whose claims have to be looked at: the others have all the time and lanes that they had. */
    List<UUID> actors() {
        return present.actors().stream()
                .filter(was ->
                        proposed.actor(was.id()).filter(is -> changes(was, is)).isPresent())
                .map(Actor::id)
                .toList();
    }

    private boolean changes(Actor was, Actor is) {
        return was.retired() != is.retired()
                || is.lanes() < was.lanes()
                || !was.workingHours().equals(is.workingHours())
                || !was.exceptions().equals(is.exceptions())
                || changes(
                        present.site(was.siteId()).orElseThrow(),
                        proposed.site(is.siteId()).orElseThrow());
    }

    private static boolean changes(Site was, Site is) {
        return was.retired() != is.retired()
                || !was.zone().equals(is.zone())
                || !was.openingHours().equals(is.openingHours())
                || !was.closures().equals(is.closures());
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
                        .filter(actor -> actor.lanes() < lanesBefore(actor))
                        .flatMap(actor -> LanePlaces.of(each.getValue(), actor.lanes(), from).without().stream()))
                .collect(Collectors.toSet());
    }

    private int lanesBefore(Actor actor) {
        return present.actor(actor.id()).orElseThrow().lanes();
    }

    private Optional<String> why(Standing claim, Set<Standing> crowded) {
        var found = proposed.actor(claim.schedule());
        // A schedule without an actor is a patient's: no plan says anything about it. A block may outlive its actor's
        // hours.
        if (found.isEmpty() || claim.kind() == ClaimKind.BLOCK) {
            return Optional.empty();
        }
        var actor = found.get();
        if (actor.retired() && !present.actor(actor.id()).orElseThrow().retired()) {
            return Optional.of(actor.code() + " would be retired");
        }
        if (crowded.contains(claim)) {
            return Optional.of(actor.code() + " would have too few lanes");
        }
        return losesTime(claim, actor) ? Optional.of(actor.code() + " would not be working then") : Optional.empty();
    }

    /** Who stays beyond closing time today may do so in the next plan too. What is over can not be lost. */
    private boolean losesTime(Standing claim, Actor actor) {
        var grid = Grid.over(claim.during());
        int first = grid.floor(Collections.max(List.of(claim.during().start(), from)));
        int end = grid.ceiling(claim.during().end());
        var working = after.working(actor, grid);
        if (working.all(first, end)) {
            return false;
        }
        var lost = before.working(present.actor(actor.id()).orElseThrow(), grid).andNot(working);
        int cell = lost.next(first);
        return cell >= 0 && cell < end;
    }
}
