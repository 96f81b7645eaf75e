package org.stillpoint.treatment;

import java.util.UUID;
import org.stillpoint.platform.Refusal;

/** A patient has one series of a route at a time. */
final class SeriesAlreadyOpen extends Refusal {

    private static final long serialVersionUID = 1L;

    SeriesAlreadyOpen(UUID series) {
        super(TreatmentProblem.SERIES_ALREADY_OPEN, "There is an open series of this route.");
        with("series", series);
    }
}
