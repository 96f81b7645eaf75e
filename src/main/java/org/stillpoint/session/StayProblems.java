package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.stillpoint.platform.ProblemCatalogue;
import org.stillpoint.platform.ProblemType;

/** Puts the refusals about staying and leaving on {@code /problems}. */
@ApplicationScoped
class StayProblems implements ProblemCatalogue {

    @Override
    public List<? extends ProblemType> problems() {
        return List.of(StayProblem.values());
    }
}
