package org.stillpoint.outcome;

import java.time.Duration;
import java.time.Instant;
import org.stillpoint.platform.Refusal;

/** Answers would tell of the peak of an effect, and not of the weeks that they are about. */
final class TooSoonAfterDose extends Refusal {

    private static final long serialVersionUID = 1L;

    TooSoonAfterDose(Instant dosingEnded, Duration apart) {
        super(
                OutcomeProblem.TOO_SOON_AFTER_DOSE,
                "It is asked " + apart.toHours() + " hours after a dose at the earliest.");
        with("from", dosingEnded.plus(apart));
    }
}
