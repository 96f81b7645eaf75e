package org.stillpoint.session;

import java.util.List;
import org.stillpoint.platform.Refusal;

/** Not every condition holds. */
final class DischargeNotPossible extends Refusal {

    private static final long serialVersionUID = 1L;

    DischargeNotPossible(List<DischargeView.Condition> missing) {
        super(
                StayProblem.DISCHARGE_NOT_POSSIBLE,
                missing.size() == 1 ? "One condition does not hold." : missing.size() + " conditions do not hold.");
        with("missing", missing.stream().map(Missing::of).toList());
    }

    private record Missing(DischargeCondition code, String why) {

        static Missing of(DischargeView.Condition condition) {
            return new Missing(condition.code(), condition.why());
        }
    }
}
