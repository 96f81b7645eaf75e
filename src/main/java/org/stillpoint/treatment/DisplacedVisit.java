package org.stillpoint.treatment;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.stillpoint.availability.TrialCalendar;
import org.stillpoint.clinic.Service;

/**
 * A booked visit that has lost an actor.
 *
 * @param version of the appointment, as it was when it was read
 * @param day of the site, on which it starts
 * @param actors who and what it was booked with, lost ones included
 * @param terms what its course asks of another time
 */
record DisplacedVisit(
        UUID appointment,
        long version,
        UUID patient,
        Service service,
        Instant start,
        LocalDate day,
        Set<UUID> actors,
        CourseTerms terms) {

    TrialCalendar.Mover mover() {
        return new TrialCalendar.Mover(
                appointment, patient, service, terms.preferences().avoided());
    }

    /** Nobody is avoided. */
    TrialCalendar.Mover whoeverServes() {
        return new TrialCalendar.Mover(appointment, patient, service, Set.of());
    }

    /** How far it is from where it stands, in minutes, earlier or later alike. */
    long minutesTo(Instant other) {
        return Duration.between(start, other).abs().toMinutes();
    }
}
