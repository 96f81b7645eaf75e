package org.stillpoint.session;

import java.util.List;
import org.stillpoint.platform.Refusal;

/** The dose is implausible, or against what a label asks; says all that is. */
final class DoseNotPossible extends Refusal {

    private static final long serialVersionUID = 1L;

    DoseNotPossible(List<DoseRule.Broken> reasons) {
        super(
                ChartProblem.DOSE_NOT_POSSIBLE,
                reasons.size() == 1 ? reasons.getFirst().detail() : reasons.size() + " rules are not kept.");
        with("reasons", reasons);
    }
}
