package org.stillpoint.clinic;

import jakarta.inject.Singleton;
import java.util.List;
import org.stillpoint.platform.ProblemCatalogue;
import org.stillpoint.platform.ProblemType;

@Singleton
class ClinicProblems implements ProblemCatalogue {

    @Override
    public List<? extends ProblemType> problems() {
        return List.of(ClinicProblem.values());
    }
}
