package org.stillpoint.scheduling;

import java.util.List;
import org.stillpoint.platform.Refusal;

/** Two records can not become one person's, who would be at two visits at once. */
final class VisitsOverlap extends Refusal {

    private static final long serialVersionUID = 1L;

    VisitsOverlap(List<InTheWay> blockers) {
        super(SchedulingProblem.VISITS_OVERLAP, "Both have a visit at the same time.");
        with("blockers", blockers);
    }
}
