package org.stillpoint.scheduling;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.stillpoint.patient.LiftedGate;

/**
 * A visit on its day.
 *
 * @param timeline its phases as they are planned
 * @param lifted what a prescriber has lifted for the time that it has
 */
public record DayVisit(VisitFact visit, Timeline timeline, Optional<Instant> arrivedAt, Set<LiftedGate> lifted) {

    /** What came before the booking was judged for that day. Refuses with {@link NotOnTheDay}. */
    public void insistOnItsDay(Instant treated) {
        NotOnTheDay.unless(
                timeline.isOnItsDay(treated, visit.site().zone()),
                "A visit is for treatment on its own day: end the session without a dose, and book a visit for another day.");
    }
}
