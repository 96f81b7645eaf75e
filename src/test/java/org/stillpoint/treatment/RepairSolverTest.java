package org.stillpoint.treatment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stillpoint.availability.TrialPlace;
import org.stillpoint.treatment.RepairBoard.Outcome;

/** Whole repairs, in clinics by chance. */
class RepairSolverTest {

    /** Tries alone decide when it is over, so that a slow machine finds the same. */
    private static final RepairLimits LIMITS = new RepairLimits(Duration.ofMinutes(5), 3_000);

    private static final RepairLimits QUICK = new RepairLimits(Duration.ofMinutes(5), 300);

    private static final RepairLimits HASTY = new RepairLimits(Duration.ofMinutes(5), 1);

    private static final RepairLimits PATIENT = new RepairLimits(Duration.ofMinutes(5), 12_000);

    private final RepairSolver solver = new RepairSolver();

    /** As many visits saved in every clinic; people and minutes moved over all of them, because one person is more than 5 %. */
    @Test
    void isWithinFivePercentOfTheBestThatThereIs() {
        long people = 0;
        long minutes = 0;
        long fewestPeople = 0;
        long fewestMinutes = 0;
        for (long seed = 0; seed < 80; seed++) {
            var clinic = small(seed);
            var plan = solver.solve(clinic.question(), PATIENT);
            var best = RepairOracle.best(clinic, clinic.question());
            var found = plan.cost();
            assertThat(found)
                    .describedAs("seed %d: not better than the best", seed)
                    .isGreaterThanOrEqualTo(best);
            assertThat(found.clashes()).isZero();
            assertThat(found.lost()).describedAs("seed %d: lost", seed).isEqualTo(best.lost());
            assertThat(!plan.provenBest() || found.disturbsNoMoreThan(best))
                    .describedAs("seed %d: proven", seed)
                    .isTrue();
            var hasty = solver.solve(clinic.question(), HASTY);
            assertThat(!hasty.provenBest() || hasty.cost().disturbsNoMoreThan(best))
                    .describedAs("seed %d: proven in haste", seed)
                    .isTrue();
            people += found.people();
            minutes += found.minutes();
            fewestPeople += best.people();
            fewestMinutes += best.minutes();
        }
        assertThat(fewestPeople).describedAs("clinics are not too easy").isGreaterThan(10);
        assertThat((double) people).isLessThanOrEqualTo(1.05 * fewestPeople);
        assertThat((double) minutes).isLessThanOrEqualTo(1.05 * fewestMinutes);
    }

    /** In every fourth of them courses and their patients ask for something. */
    private static RandomRepair small(long seed) {
        return switch ((int) (seed % 4)) {
            case 0, 2 -> new RandomRepair(seed, 3, 1, 4, 4);
            case 1 -> new RandomRepair(seed, 4, 2, 3, 5);
            default -> RandomRepair.ofCourses(seed, 4, 2, 3, 5);
        };
    }

    /** Once, for all that holds of every repair; each question comes with a calendar that nobody has tried anything on. */
    private record Solved(long seed, RandomRepair clinic, List<Outcome> outcomes) {}

    private static List<Solved> solved;

    @BeforeAll
    static void solve() {
        solved = LongStream.range(100, 130).mapToObj(RepairSolverTest::solved).toList();
    }

    private static Solved solved(long seed) {
        var clinic = middling(seed);
        return new Solved(
                seed,
                clinic,
                new RepairSolver().solve(clinic.question(), LIMITS).outcomes());
    }

    /** In most of them courses and their patients ask for something. */
    private static RandomRepair middling(long seed) {
        return switch ((int) (seed % 5)) {
            case 0 -> new RandomRepair(seed, 9, 3, 8, 25);
            case 1 -> RandomRepair.ofCourses(seed, 9, 3, 8, 25);
            case 2 -> new RandomRepair(seed, 5, 3, 6, 12);
            default -> RandomRepair.ofCourses(seed, 5, 2, 8, 12);
        };
    }

    @Test
    void allThatItProposesFitsTogetherInTheOrderOfItsAcceptance() {
        for (var each : solved) {
            var calendar = each.clinic().question().calendar();
            for (var outcome : each.outcomes()) {
                var mover = outcome.wish().visit().mover();
                if (outcome.place().isEmpty()) {
                    assertThat(calendar.keep(mover))
                            .describedAs("seed %d keeps", each.seed())
                            .isTrue();
                    continue;
                }
                var serving = outcome.place().get().actors();
                var again = calendar.place(mover, outcome.wish().choice().start(), serving);
                assertThat(again).describedAs("seed %d seats", each.seed()).isPresent();
                assertThat(again.get().actors()).isEqualTo(serving);
            }
        }
    }

    @Test
    void neverBreaksWhatAPatientsTreatmentsMustKeep() {
        int several = 0;
        for (var each : solved) {
            var days = new HashMap<UUID, Map<UUID, LocalDate>>();
            for (var outcome : each.outcomes()) {
                var visit = outcome.wish().visit();
                days.computeIfAbsent(visit.patient(), patient -> new HashMap<>())
                        .put(visit.appointment(), outcome.day());
            }
            for (var patient : days.entrySet()) {
                several += patient.getValue().size() > 1 ? 1 : 0;
                assertThat(each.clinic().allows(patient.getKey(), patient.getValue()))
                        .describedAs("seed %d", each.seed())
                        .isTrue();
            }
        }
        assertThat(several)
                .describedAs("patients with several displaced visits")
                .isGreaterThan(5);
    }

    @Test
    void keepsWhatCoursesAndTheirPatientsAskOfAnotherTime() {
        int moved = 0;
        int leftOut = 0;
        int avoided = 0;
        for (var each : solved) {
            leftOut += leftOut(each);
            for (var outcome : each.outcomes()) {
                var visit = outcome.wish().visit();
                moved += outcome.moves() ? 1 : 0;
                var unwanted = visit.terms().preferences().avoided();
                avoided += unwanted.isEmpty() ? 0 : 1;
                var serving = outcome.place().map(TrialPlace::actors).orElse(Set.of());
                assertThat(Collections.disjoint(serving, unwanted))
                        .describedAs("seed %d: whom the patient avoids", each.seed())
                        .isTrue();
                assertThat(!outcome.moves()
                                || each.clinic().allowed(visit, outcome.wish().choice()))
                        .describedAs("seed %d", each.seed())
                        .isTrue();
            }
        }
        assertThat(List.of(moved, leftOut, avoided))
                .describedAs("clinics are not too easy")
                .allMatch(count -> count > 20);
    }

    /** How many places were not even asked about, because they are not what the course or its patient wants. */
    private static int leftOut(Solved each) {
        int leftOut = 0;
        var question = each.clinic().question();
        for (var candidate : question.visits()) {
            var visit = candidate.visit();
            var every = each.clinic().everyChoice(visit, question.calendar());
            var right = every.stream()
                    .filter(choice -> !choice.moves() || each.clinic().allowed(visit, choice))
                    .toList();
            leftOut += every.size() - right.size();
            assertThat(candidate.choices()).describedAs("seed %d", each.seed()).isEqualTo(right);
        }
        return leftOut;
    }

    @Test
    void aRuleThatForbidsAPlaceIsAskedForEveryPatientWithSeveral() {
        int several = 0;
        for (var each : solved) {
            var question = each.clinic().question();
            var forbidden = new RepairQuestion(question.visits(), question.calendar(), (patient, days) -> false);
            var patients = question.visits().stream()
                    .map(candidate -> candidate.visit().patient())
                    .toList();
            for (var outcome : solver.solve(forbidden, QUICK).outcomes()) {
                if (Collections.frequency(patients, outcome.wish().visit().patient()) > 1) {
                    several++;
                    assertThat(outcome.place())
                            .describedAs("seed %d", each.seed())
                            .isEmpty();
                }
            }
        }
        assertThat(several).isPositive();
    }

    @Test
    void answersTheSameQuestionTheSame() {
        var clinic = new RandomRepair(2, 14, 4, 10, 40);
        assertThat(told(clinic)).isEqualTo(told(clinic));
    }

    private List<String> told(RandomRepair clinic) {
        return solver.solve(clinic.question(), LIMITS).outcomes().stream()
                .map(RepairSolverTest::told)
                .toList();
    }

    private static String told(Outcome outcome) {
        return outcome.wish().visit().appointment() + " " + outcome.wish().choice()
                + outcome.place().map(place -> place.actors().stream().sorted().toList());
    }

    @Test
    void hasNothingToDoWhereNothingIsDisplaced() {
        var plan = solver.solve(new RandomRepair(1, 3, 0, 4, 4).question(), LIMITS);
        assertThat(plan.outcomes()).isEmpty();
        assertThat(plan.provenBest()).isTrue();
    }

    @Test
    void leavesEverythingAsItIsWhereNobodyIsLeft() {
        var plan = solver.solve(new RandomRepair(3, 3, 3, 4, 5).questionOfOneDay(), LIMITS);
        assertThat(plan.outcomes()).isNotEmpty().allMatch(outcome -> outcome.place()
                .isEmpty());
        assertThat(plan.cost().lost()).isEqualTo(plan.outcomes().size());
        assertThat(plan.provenBest()).isTrue();
    }
}
