package org.stillpoint.availability;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.stillpoint.availability.ClaimWish.Former;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.ClinicPlan;
import org.stillpoint.platform.RoundTrip;

/** Takes what a visit needs: lock the days, look, choose, write. Joins the caller's transaction. */
@Singleton
class VisitClaims {

    private final Clinic clinic;
    private final Clock clock;
    private final PlanMemory memory;
    private final ClaimLook look;
    private final ClaimTable claims;
    private final ClaimedDays days;
    private final DayTurns turns;
    private final LateRefusals refusals;

    VisitClaims(
            Clinic clinic,
            Clock clock,
            PlanMemory memory,
            ClaimLook look,
            ClaimTable claims,
            ClaimedDays days,
            DayTurns turns,
            LateRefusals refusals) {
        this.clinic = clinic;
        this.clock = clock;
        this.memory = memory;
        this.look = look;
        this.claims = claims;
        this.days = days;
        this.turns = turns;
        this.refusals = refusals;
    }

    /** {@code preferred} is empty where it is to be found out who treats the claimant's person already. */
    Claimed take(
            VisitAt visit, Claimant claimant, Optional<Set<UUID>> preferred, BiConsumer<Claimed, RoundTrip> alongside) {
        var aim = new Aim(visit, claimant, preferred, false);
        var seating = aim.seating(DayLocks.of(visit.site(), visit.occupied()));
        return aim.write(seating, alongside);
    }

    Claimed move(VisitAt visit, Claimant claimant, Set<UUID> preferred, Former former) {
        var aim = new Aim(visit, claimant, Optional.of(preferred), true);
        var given = days.of(Map.of(claimant.id(), former));
        var seating = aim.seating(given.and(DayLocks.of(visit.site(), visit.occupied())));
        claims.release(claimant.id());
        return aim.write(seating, (claimed, writes) -> {});
    }

    void insistOnNewest(ClinicPlan plan, long revision) {
        if (revision != plan.revision()) {
            clinic.refresh();
            throw new PlanMoved();
        }
    }

    /** One visit for one claimant. */
    private final class Aim {

        private final VisitAt visit;
        private final Claimant claimant;
        private final boolean moving;
        private final SeatSearch search;
        private final Wanted wanted;
        private final Optional<Set<UUID>> preferred;
        private final Instant now = clock.instant();
        private final KnownFaces faces;

        Aim(VisitAt visit, Claimant claimant, Optional<Set<UUID>> preferred, boolean moving) {
            this.visit = visit;
            this.claimant = claimant;
            this.moving = moving;
            this.preferred = preferred;
            faces = new KnownFaces(claimant.person().filter(person -> preferred.isEmpty()));
            search = new SeatSearch(memory.bits(visit.plan()), visit, claimant.person(), Set.of(), Set.of());
            wanted = search.wanted(moving ? Set.of(claimant.id()) : Set.of());
        }

        /**
         * The person's own calendar is left to the constraint, which looks at it anyway. Whoever comes for what was refused a
         * moment ago looks without waiting in the row of those who may still get it; who waited in it while it went need not
         * even look.
         */
        Seating seating(DayLocks locks) {
            var actors = wanted.withoutPeople();
            long came = refusals.next();
            if (refusals.has(visit)) {
                seat(look.look(actors, now), Set.of());
            }
            turns.await(locks);
            if (!moving) { // What a move gives back itself was in the way of the others.
                refusals.insistOnNone(visit, came);
            }
            long began = refusals.next();
            try {
                var first = new RoundTrip();
                faces.ask(first);
                var taken = look.lockAndLook(first, locks, actors, now);
                var seating = seat(taken, preferred.orElseGet(() -> faces.practitioners(visit.plan())));
                if (taken.expired()) {
                    claims.sweep(wanted.actors(), search.days(), now);
                }
                return seating;
            } catch (SlotTaken taken) {
                refusals.keep(visit, began, taken);
                throw taken;
            }
        }

        private Seating seat(Taken taken, Set<UUID> first) {
            insistOnNewest(visit.plan(), taken.revision());
            return search.seat(taken.stretches(), first).orElseThrow(() -> search.refusal(taken.stretches()));
        }

        Claimed write(Seating seating, BiConsumer<Claimed, RoundTrip> alongside) {
            var claimed = search.claimed(seating);
            var rows = search.claims(seating);
            if (!claims.insertVisit(
                    visit, claimant, faces.areThere(), rows, writes -> alongside.accept(claimed, writes))) {
                throw contested();
            }
            return claimed;
        }

        /** Either the person is elsewhere, or something changed that the day's lock does not cover. */
        private RuntimeException contested() {
            var taken = look.look(wanted.except(claimant.id()), now).stretches();
            return search.seat(taken).isEmpty() ? search.refusal(taken) : new SlotTaken.Contested();
        }
    }
}
