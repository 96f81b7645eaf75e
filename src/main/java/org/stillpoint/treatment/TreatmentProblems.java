package org.stillpoint.treatment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.stillpoint.platform.ProblemCatalogue;
import org.stillpoint.platform.ProblemType;

/** Puts the refusals about series on {@code /problems}. */
@ApplicationScoped
class TreatmentProblems implements ProblemCatalogue {

    @Override
    public List<? extends ProblemType> problems() {
        return List.of(TreatmentProblem.values());
    }
}
