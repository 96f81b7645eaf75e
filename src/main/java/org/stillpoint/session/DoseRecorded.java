package org.stillpoint.session;

import java.util.UUID;
import org.stillpoint.platform.Refusal;

/** Somebody has recorded this device of the day before. */
final class DoseRecorded extends Refusal {

    private static final long serialVersionUID = 1L;

    DoseRecorded(UUID dose) {
        super(ChartProblem.DOSE_RECORDED, "This device was recorded before.");
        with("dose", dose);
    }
}
