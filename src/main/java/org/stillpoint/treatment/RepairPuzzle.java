package org.stillpoint.treatment;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.score.BendableScore;
import java.util.List;
import org.stillpoint.treatment.RepairBoard.Wish;

/** A repair as Timefold sees it: one piece for each displaced visit. Public, because Timefold reads and writes it. */
@PlanningSolution
public class RepairPuzzle {

    private RepairBoard board;

    @PlanningEntityCollectionProperty
    public List<RepairPiece> pieces;

    /** Hard: clashes. Soft: visits not saved, people moved, minutes moved, actors changed. */
    @PlanningScore(bendableHardLevelsSize = 1, bendableSoftLevelsSize = 4)
    public BendableScore score;

    public RepairPuzzle() {}

    RepairPuzzle(RepairBoard board, List<Wish> wishes) {
        this.board = board;
        this.pieces = wishes.stream().map(RepairPiece::new).toList();
    }

    /** The same for all copies: it plays out the wishes of one after the other. */
    RepairBoard board() {
        return board;
    }

    List<Wish> wishes() {
        return pieces.stream().map(RepairPiece::wish).toList();
    }

    static BendableScore score(RepairCost cost) {
        return BendableScore.of(
                new long[] {-cost.clashes()},
                new long[] {-cost.lost(), -cost.people(), -cost.minutes(), -cost.actors()});
    }
}
