package org.stillpoint.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.stillpoint.platform.ProblemCatalogue;
import org.stillpoint.platform.ProblemType;

/** Puts the refusals about answers on {@code /problems}. */
@ApplicationScoped
class OutcomeProblems implements ProblemCatalogue {

    @Override
    public List<? extends ProblemType> problems() {
        return List.of(OutcomeProblem.values());
    }
}
