package org.stillpoint.session;

import java.util.UUID;
import org.stillpoint.platform.Refusal;

/** Somebody has corrected or withdrawn the entry before. */
final class EntryCorrected extends Refusal {

    private static final long serialVersionUID = 1L;

    EntryCorrected(UUID correctedBy) {
        super(ChartProblem.ENTRY_CORRECTED, "Another entry has taken its place.");
        with("correctedBy", correctedBy);
    }
}
