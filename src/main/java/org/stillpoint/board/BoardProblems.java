package org.stillpoint.board;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.stillpoint.platform.ProblemCatalogue;
import org.stillpoint.platform.ProblemType;

/** Puts the refusals of this feature on {@code /problems}. */
@ApplicationScoped
class BoardProblems implements ProblemCatalogue {

    @Override
    public List<? extends ProblemType> problems() {
        return List.of(BoardProblem.values());
    }
}
