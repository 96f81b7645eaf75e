package org.stillpoint.outcome;

import java.util.UUID;
import org.stillpoint.platform.Refusal;

/** Somebody has corrected or withdrawn the response before. */
final class ResponseCorrected extends Refusal {

    private static final long serialVersionUID = 1L;

    ResponseCorrected(UUID correctedBy) {
        super(OutcomeProblem.RESPONSE_CORRECTED, "Another response has taken its place.");
        with("correctedBy", correctedBy);
    }
}
