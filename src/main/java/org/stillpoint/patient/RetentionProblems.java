package org.stillpoint.patient;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.stillpoint.platform.ProblemCatalogue;
import org.stillpoint.platform.ProblemType;

/** Puts the refusals of keeping and erasing on {@code /problems}. */
@ApplicationScoped
class RetentionProblems implements ProblemCatalogue {

    @Override
    public List<? extends ProblemType> problems() {
        return List.of(RetentionProblem.values());
    }
}
