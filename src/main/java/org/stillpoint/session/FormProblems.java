package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.stillpoint.platform.ProblemCatalogue;
import org.stillpoint.platform.ProblemType;

/** Puts the refusals about forms on {@code /problems}. */
@ApplicationScoped
class FormProblems implements ProblemCatalogue {

    @Override
    public List<? extends ProblemType> problems() {
        return List.of(FormProblem.values());
    }
}
