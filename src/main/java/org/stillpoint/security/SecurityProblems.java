package org.stillpoint.security;

import jakarta.inject.Singleton;
import java.util.List;
import org.stillpoint.platform.ProblemCatalogue;
import org.stillpoint.platform.ProblemType;

@Singleton
class SecurityProblems implements ProblemCatalogue {

    @Override
    public List<? extends ProblemType> problems() {
        return List.of(SecurityProblem.values());
    }
}
