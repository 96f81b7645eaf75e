package org.stillpoint.patient;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.stillpoint.platform.ProblemCatalogue;
import org.stillpoint.platform.ProblemType;

/** Puts the refusals that are about records on {@code /problems}. */
@ApplicationScoped
class PatientProblems implements ProblemCatalogue {

    @Override
    public List<? extends ProblemType> problems() {
        return List.of(PatientProblem.values());
    }
}
