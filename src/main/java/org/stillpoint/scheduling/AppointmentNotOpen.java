package org.stillpoint.scheduling;

import org.stillpoint.platform.Refusal;

/** The appointment is past the state in which this can be done. */
final class AppointmentNotOpen extends Refusal {

    AppointmentNotOpen(AppointmentStatus current) {
        super(SchedulingProblem.APPOINTMENT_NOT_OPEN, "The appointment is " + current + ".");
        with("currentStatus", current);
    }
}
