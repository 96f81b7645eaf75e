package org.stillpoint.session;

import java.util.UUID;
import org.stillpoint.platform.Refusal;

/** One dose at a time. */
final class DoseUnderWay extends Refusal {

    private static final long serialVersionUID = 1L;

    DoseUnderWay(UUID dose) {
        super(ChartProblem.DOSE_UNDER_WAY, "The dose before has not ended.");
        with("dose", dose);
    }
}
