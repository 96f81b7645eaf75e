package org.stillpoint.scheduling;

import java.util.List;
import org.stillpoint.platform.Refusal;

/** The clinic's rules for starts are not kept; says all that are broken. */
final class StartNotAllowed extends Refusal {

    StartNotAllowed(List<StartRule.Broken> reasons) {
        super(
                SchedulingProblem.START_NOT_ALLOWED,
                reasons.size() == 1 ? reasons.getFirst().detail() : reasons.size() + " rules are not kept.");
        with("reasons", reasons);
    }
}
