package org.stillpoint.platform;

import jakarta.inject.Singleton;
import java.util.List;

@Singleton
class PlatformProblems implements ProblemCatalogue {

    @Override
    public List<? extends ProblemType> problems() {
        return List.of(PlatformProblem.values());
    }
}
