package org.stillpoint.treatment;

import java.util.List;
import org.stillpoint.platform.Refusal;

/** Nothing is missing, or something else comes first. */
final class NothingToPropose extends Refusal {

    private static final long serialVersionUID = 1L;

    NothingToPropose(List<CourseNote> blockers) {
        super(TreatmentProblem.NOTHING_TO_PROPOSE, "No session can be proposed now.");
        with("blockers", blockers);
    }
}
