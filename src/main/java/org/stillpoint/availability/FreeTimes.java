package org.stillpoint.availability;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.stillpoint.platform.TimeSlot;

/** Looks where a visit fits, and why it does not. Locks nothing: whoever takes a time looks again. */
@Singleton
class FreeTimes {

    private final Clock clock;
    private final PlanMemory memory;
    private final VisitClaims visits;
    private final ClaimLook look;

    FreeTimes(Clock clock, PlanMemory memory, VisitClaims visits, ClaimLook look) {
        this.clock = clock;
        this.memory = memory;
        this.visits = visits;
        this.look = look;
    }

    FreeStarts slots(SlotSearch search) {
        var visit = Duration.ofMinutes(search.service().totalMinutes());
        // Whole days, so that whoever is seated at a start is chosen by the same view of the day as in a booking.
        var time = PlanBits.days(
                search.site(),
                new TimeSlot(search.starts().start(), search.starts().end().plus(visit)));
        var window = new Window(
                memory.bits(search.plan()),
                search.service(),
                search.site(),
                time,
                search.person(),
                search.practitioner(),
                search.avoided());
        var taken = look.look(window.wanted(search.plan(), time, search.moving()), clock.instant());
        visits.insistOnNewest(search.plan(), taken.revision());
        var engine = window.engine(taken.stretches());
        return new FreeStarts(search.site(), window.grid(), engine, engine.starts(window.starts(search.starts())));
    }

    List<NeedFailure> whyNot(VisitAt visit, Optional<UUID> person, Optional<UUID> moving) {
        var days = PlanBits.days(visit.site(), visit.occupied());
        var window = new Window(
                memory.bits(visit.plan()), visit.service(), visit.site(), days, person, Optional.empty(), Set.of());
        // All of the grid, which ends after midnight: else somebody would be free there who is not.
        var wanted = window.wanted(
                visit.plan(), window.grid().slot(), moving.map(Set::of).orElse(Set.of()));
        var taken = look.look(wanted, clock.instant());
        visits.insistOnNewest(visit.plan(), taken.revision());
        var engine = window.engine(taken.stretches());
        return new WhyNot(window.grid(), window.open(), engine, window.grid().floor(visit.start())).failures();
    }
}
