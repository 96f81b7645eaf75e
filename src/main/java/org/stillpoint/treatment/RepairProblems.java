package org.stillpoint.treatment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.stillpoint.platform.ProblemCatalogue;
import org.stillpoint.platform.ProblemType;

/** Puts the refusals about repairs on {@code /problems}. */
@ApplicationScoped
class RepairProblems implements ProblemCatalogue {

    @Override
    public List<? extends ProblemType> problems() {
        return List.of(RepairProblem.values());
    }
}
