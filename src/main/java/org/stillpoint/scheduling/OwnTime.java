package org.stillpoint.scheduling;

import java.time.Instant;
import org.stillpoint.availability.VisitAt;

/** The place and the time that an appointment has: there others may serve it, and nothing is moved. */
final class OwnTime {

    private OwnTime() {}

    /** Whether the visit would stay there; not any more once it is over. */
    static boolean isKept(Appointment appointment, VisitAt visit, Instant now) {
        return appointment.siteId().equals(visit.site().id())
                && appointment.start().equals(visit.start())
                && now.isBefore(appointment.end());
    }

    static void insistOnMovable(Appointment appointment, boolean isKept) {
        if (!isMovable(appointment, isKept)) {
            throw new AppointmentNotOpen(appointment.status());
        }
    }

    /** Whoever is here already stays at their time; there they may have others in place of those that were taken away. */
    static boolean isMovable(Appointment appointment, boolean isKept) {
        boolean lacksSomebody = appointment.status() == AppointmentStatus.ARRIVED
                && appointment.displacedAt().isPresent();
        return isKept && lacksSomebody || appointment.status() == AppointmentStatus.BOOKED;
    }
}
