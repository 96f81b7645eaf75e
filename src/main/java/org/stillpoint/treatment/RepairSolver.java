package org.stillpoint.treatment;

import ai.timefold.solver.core.api.solver.SolverConfigOverride;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.heuristic.selector.move.composite.CartesianProductMoveSelectorConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.composite.UnionMoveSelectorConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.generic.ChangeMoveSelectorConfig;
import ai.timefold.solver.core.config.heuristic.selector.move.generic.SwapMoveSelectorConfig;
import ai.timefold.solver.core.config.heuristic.selector.value.ValueSelectorConfig;
import ai.timefold.solver.core.config.localsearch.LocalSearchPhaseConfig;
import ai.timefold.solver.core.config.localsearch.LocalSearchType;
import ai.timefold.solver.core.config.score.director.ScoreDirectorFactoryConfig;
import ai.timefold.solver.core.config.solver.EnvironmentMode;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.stillpoint.treatment.RepairBoard.Wish;
import org.stillpoint.treatment.RepairQuestion.Candidate;

/**
 * Finds the least disturbing repair. First each visit by itself, those before the others that can stay where they are; if
 * that is not as good as anything could be, Timefold looks for better within its limits.
 */
final class RepairSolver {

    /** Always the same, so that the same question gets the same answer. */
    private static final long SEED = 0;

    private final SolverFactory<RepairPuzzle> factory = SolverFactory.create(new SolverConfig()
            .withSolutionClass(RepairPuzzle.class)
            .withEntityClasses(RepairPiece.class)
            .withScoreDirectorFactory(
                    new ScoreDirectorFactoryConfig().withIncrementalScoreCalculatorClass(RepairScore.class))
            .withEnvironmentMode(EnvironmentMode.NO_ASSERT)
            .withRandomSeed(SEED)
            .withPhases(new LocalSearchPhaseConfig()
                    .withLocalSearchType(LocalSearchType.LATE_ACCEPTANCE)
                    .withMoveSelectorConfig(steps())));

    /** One visit changes its start, or who is asked first; or two visits do at once, because one often has to make way. */
    private static UnionMoveSelectorConfig steps() {
        return new UnionMoveSelectorConfig(List.of(
                change("choice"),
                change("staffing"),
                both("choice", "choice"),
                both("choice", "staffing"),
                both("staffing", "staffing"),
                new SwapMoveSelectorConfig()));
    }

    private static CartesianProductMoveSelectorConfig both(String one, String other) {
        return new CartesianProductMoveSelectorConfig(List.of(change(one), change(other)));
    }

    private static ChangeMoveSelectorConfig change(String variable) {
        return new ChangeMoveSelectorConfig().withValueSelectorConfig(new ValueSelectorConfig(variable));
    }

    RepairPlan solve(RepairQuestion question, RepairLimits limits) {
        var board = new RepairBoard(question);
        var bound = bound(question, board);
        var wishes = oneByOne(question, board);
        if (RepairBoard.cost(board.play(wishes)).compareTo(bound) > 0) {
            wishes = improved(board, wishes, limits, bound);
        }
        var outcomes = board.play(wishes);
        var cost = RepairBoard.cost(outcomes);
        board.clear();
        return new RepairPlan(outcomes, cost, cost.disturbsNoMoreThan(bound));
    }

    /** What each visit would cost if it were the only one; all of them together can not cost less. */
    private static RepairCost bound(RepairQuestion question, RepairBoard board) {
        int lost = 0;
        long minutes = 0;
        int actors = 0;
        var people = new HashSet<UUID>();
        for (var candidate : question.visits()) {
            if (candidate.choices().isEmpty()) {
                lost++;
                continue;
            }
            var best = candidate.choices().getFirst();
            var alone = board.play(List.of(wish(candidate, best)));
            actors += alone.getFirst().actorsLost();
            minutes += best.minutesMoved();
            if (best.moves()) {
                people.add(candidate.visit().patient());
            }
        }
        board.clear();
        return new RepairCost(0, lost, people.size(), minutes, actors);
    }

    private static List<Wish> oneByOne(RepairQuestion question, RepairBoard board) {
        List<Wish> wishes = new ArrayList<>(
                question.visits().stream().map(each -> wish(each, null)).toList());
        for (boolean staying : new boolean[] {true, false}) {
            for (int at = 0; at < wishes.size(); at++) {
                if (wishes.get(at).choice() == null) {
                    wishes.set(at, firstThatFits(wishes, at, board, staying));
                }
            }
        }
        return wishes;
    }

    private static Wish firstThatFits(List<Wish> others, int at, RepairBoard board, boolean staying) {
        var present = others.get(at);
        var before = RepairBoard.cost(board.play(others));
        var tried = new ArrayList<>(others);
        for (var choice : present.candidate().choices()) {
            if (staying && choice.moves()) {
                break;
            }
            tried.set(at, wish(present.candidate(), choice));
            var cost = RepairBoard.cost(board.play(tried));
            if (cost.clashes() == 0 && cost.lost() < before.lost()) {
                return tried.get(at);
            }
        }
        return present;
    }

    private static Wish wish(Candidate candidate, RepairChoice choice) {
        return new Wish(candidate, choice, candidate.staffings().getFirst());
    }

    private List<Wish> improved(RepairBoard board, List<Wish> wishes, RepairLimits limits, RepairCost bound) {
        var termination = new TerminationConfig()
                .withSpentLimit(limits.time())
                .withMoveCountLimit(limits.tries())
                .withBestScoreLimit(RepairPuzzle.score(bound).toString());
        var solver = factory.buildSolver(new SolverConfigOverride().withTerminationConfig(termination));
        return solver.solve(new RepairPuzzle(board, wishes)).wishes();
    }
}
