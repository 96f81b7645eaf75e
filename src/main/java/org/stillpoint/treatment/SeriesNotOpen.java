package org.stillpoint.treatment;

import org.stillpoint.platform.Refusal;

/** The series is paused, active or ended, and this needs it otherwise. */
final class SeriesNotOpen extends Refusal {

    private static final long serialVersionUID = 1L;

    SeriesNotOpen(SeriesStatus status) {
        super(TreatmentProblem.SERIES_NOT_OPEN, "The series is " + status + ".");
        with("currentStatus", status);
    }
}
