package org.stillpoint.followup;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.stillpoint.platform.ProblemCatalogue;
import org.stillpoint.platform.ProblemType;

/** Puts the refusals about follow-ups on {@code /problems}. */
@ApplicationScoped
class FollowUpProblems implements ProblemCatalogue {

    @Override
    public List<? extends ProblemType> problems() {
        return List.of(FollowUpProblem.values());
    }
}
