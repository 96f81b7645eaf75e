package org.stillpoint.treatment;

import ai.timefold.solver.core.api.score.BendableScore;
import ai.timefold.solver.core.api.score.calculator.IncrementalScoreCalculator;

/** Tells Timefold what a repair would cost, by playing it out. */
public class RepairScore implements IncrementalScoreCalculator<RepairPuzzle, BendableScore> {

    private RepairPuzzle puzzle;

    @Override
    public void resetWorkingSolution(RepairPuzzle solution) {
        puzzle = solution;
    }

    @Override
    public void beforeVariableChanged(Object piece, String variable) {
        // The board itself sees what has changed.
    }

    @Override
    public void afterVariableChanged(Object piece, String variable) {
        // As above.
    }

    @Override
    public BendableScore calculateScore() {
        return RepairPuzzle.score(RepairBoard.cost(puzzle.board().play(puzzle.wishes())));
    }
}
