package org.stillpoint.availability;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.stillpoint.availability.Taken.Stretch;
import org.stillpoint.platform.Refusal;
import org.stillpoint.platform.TimeSlot;

/** One visit at one start, and who could serve it: everything about a booking but the database. */
final class SeatSearch {

    private final VisitAt visit;
    private final Set<UUID> preferred;
    private final TimeSlot days;
    private final Window window;
    private final int start;

    SeatSearch(PlanBits bits, VisitAt visit, Optional<UUID> person, Set<UUID> preferred, Set<UUID> avoided) {
        this.visit = visit;
        this.preferred = preferred;
        days = PlanBits.days(visit.site(), visit.occupied());
        window = new Window(bits, visit.service(), visit.site(), days, person, visit.practitioner(), avoided);
        start = window.grid().floor(visit.start());
    }

    /** The local days that it touches. */
    TimeSlot days() {
        return days;
    }

    Wanted wanted(Set<UUID> except) {
        return window.wanted(visit.plan(), days, except);
    }

    /** {@code taken} is of those who are wanted and of nobody else. */
    Optional<Seating> seat(List<Stretch> taken) {
        return seat(taken, preferred);
    }

    /** The same with others who are chosen first. */
    Optional<Seating> seat(List<Stretch> taken, Set<UUID> preferred) {
        int dayStart = window.grid().floor(days.start());
        int dayEnd = window.grid().ceiling(days.end());
        return window.engine(taken).seat(start, preferred, dayStart, dayEnd);
    }

    /** Why nobody can be seated. */
    Refusal refusal(List<Stretch> taken) {
        if (window.engine(List.of()).seat(start, Set.of(), 0, 0).isEmpty()) {
            return new NotOffered();
        }
        var missing = window.engine(taken).failing(start);
        return new SlotTaken(missing.stream().map(part -> part.role().name()).toList());
    }

    List<ClaimRow> claims(Seating seating) {
        return seating.claims(window.grid());
    }

    Claimed claimed(Seating seating) {
        return new Claimed(
                seating.served(window.grid()), seating.claims(window.grid()).size());
    }
}
