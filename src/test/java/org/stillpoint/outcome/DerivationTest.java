package org.stillpoint.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.outcome.Finding.Code.MEANINGFUL_CHANGE;
import static org.stillpoint.outcome.Finding.Code.RELAPSE_SIGNAL;
import static org.stillpoint.outcome.Finding.Code.REMISSION;
import static org.stillpoint.outcome.Finding.Code.RESPONSE;
import static org.stillpoint.outcome.InstrumentsTest.instrument;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What measures say about a course: the first dose is on day 0. */
class DerivationTest {

    private static final Instant FIRST_DOSE = Instant.parse("2026-03-02T15:40:00Z");
    private static final Duration AGE = Duration.ofDays(60);

    private final List<Score> scores = new ArrayList<>();
    private String code = "GAD-7";

    private DerivationTest of(String instrument) {
        code = instrument;
        return this;
    }

    private DerivationTest total(double day, int total) {
        scores.add(score(day, Optional.of(total)));
        return this;
    }

    private Score score(double day, Optional<Integer> total) {
        return new Score(
                UUID.randomUUID(),
                code,
                total,
                total.flatMap(points -> instrument(code).band(points).map(Band::code)),
                total.isPresent(),
                at(day),
                Optional.empty(),
                false);
    }

    private static Instant at(double day) {
        return FIRST_DOSE.plusSeconds(Math.round(day * 86_400));
    }

    private static TreatmentHistory.Course course(Instant... doses) {
        return course(Optional.empty(), doses);
    }

    private static TreatmentHistory.Course course(Optional<Instant> again, Instant... doses) {
        return new TreatmentHistory.Course(
                UUID.randomUUID(),
                "MADE-UP",
                "IV_6_IN_3_WEEKS",
                "Made up",
                at(-3),
                Optional.empty(),
                Optional.empty(),
                again,
                List.of(doses).stream()
                        .map(end -> new TreatmentHistory.Dose(UUID.randomUUID(), end, "IV_KETAMINE_40"))
                        .toList());
    }

    private InstrumentOutcome derived() {
        return derived(course(FIRST_DOSE, at(3)));
    }

    private InstrumentOutcome derived(TreatmentHistory.Course course) {
        return new Derivation(instrument(code), AGE).of(course, scores, at(100));
    }

    private List<Finding.Code> found() {
        return derived().findings().stream().map(Finding::code).toList();
    }

    private Finding finding(Finding.Code wanted) {
        return derived().findings().stream()
                .filter(finding -> finding.code() == wanted)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theBaselineIsTheLastCompleteMeasureUpToTheFirstDose() {
        total(-30, 20).total(-2, 16);
        scores.add(score(-1, Optional.empty()));
        var outcome = total(0, 14).total(0.01, 9).derived();
        assertThat(outcome.baseline().total()).isEqualTo(14);
        assertThat(outcome.baseline().response()).isEqualTo(scores.get(3).response());
        assertThat(outcome.baselineMissing()).isNull();
        assertThat(outcome.latest().total()).isEqualTo(9);
        assertThat(outcome.change()).isEqualTo(-5);
        assertThat(outcome.percentBelowBaseline()).isEqualByComparingTo("35.7");
    }

    @Test
    void aMeasureThatIsTooOldIsNoBaseline() {
        assertThat(total(-60, 16).derived().baseline().total()).isEqualTo(16);
        scores.clear();
        var outcome = total(-60.001, 16).total(20, 3).derived();
        assertThat(outcome.baseline()).isNull();
        assertThat(outcome.baselineMissing()).isEqualTo(MissingBaseline.TOO_OLD);
        assertThat(outcome.change()).isNull();
        assertThat(outcome.leftOut()).isEmpty();
        assertThat(found()).as("nobody knows where they came from").isEmpty();
    }

    @Test
    void withoutABaselineThatIsSaidAndNothingIsCompared() {
        var outcome = total(20, 12).derived();
        assertThat(outcome.baselineMissing()).isEqualTo(MissingBaseline.NOT_ANSWERED);
        assertThat(outcome.latest().total()).isEqualTo(12);
        assertThat(outcome.findings()).isEmpty();
    }

    @Test
    void beforeAnyDoseThereIsABaselineAndNothingElse() {
        var outcome = total(90, 16).derived(course());
        assertThat(outcome.baseline().total()).isEqualTo(16);
        assertThat(outcome.latest()).isNull();
        assertThat(outcome.findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "GAD-7, 21, 10, true",
        "GAD-7, 21, 11, false",
        "GAD-7, 20, 10, true",
        "GAD-7, 20, 11, false",
        "PHQ-9, 27, 13, true",
        "PHQ-9, 27, 14, false",
        "PHQ-9, 24, 12, true",
        "PHQ-9, 24, 13, false",
        "GAD-7, 1, 0, true",
        "GAD-7, 1, 1, false",
        "GAD-7, 0, 0, false"
    })
    void aResponseIsHalfOfTheBaselineOrLess(String code, int baseline, int latest, boolean response) {
        of(code).total(-1, baseline).total(20, latest);
        assertThat(found().contains(RESPONSE)).isEqualTo(response);
    }

    @ParameterizedTest
    @CsvSource({"GAD-7, 4, true", "GAD-7, 5, false", "PHQ-9, 4, true", "PHQ-9, 5, false", "PCL-5, 0, false"})
    void aRemissionIsATotalBelowFive(String code, int latest, boolean remission) {
        of(code).total(-1, 20).total(20, latest);
        assertThat(found().contains(REMISSION)).isEqualTo(remission);
    }

    @ParameterizedTest
    @CsvSource({"GAD-7, 4", "GAD-7, 1", "GAD-7, 0", "PHQ-9, 4", "PHQ-9, 0"})
    void whoWasBelowTheLineAlreadyHasNoRemission(String code, int baseline) {
        of(code).total(-1, baseline).total(20, 0);
        assertThat(found()).doesNotContain(REMISSION);
        assertThat(derived().leftOut()).contains(REMISSION);
    }

    @ParameterizedTest
    @CsvSource({"GAD-7, 5", "PHQ-9, 5", "PCL-5, 1"})
    void whoWasOnTheLineOrAboveIsJudged(String code, int baseline) {
        of(code).total(-1, baseline).total(20, 0);
        assertThat(found().contains(REMISSION)).isEqualTo(!code.equals("PCL-5"));
        assertThat(derived().leftOut()).isEmpty();
    }

    @Test
    void whoHadNoPointsHasNoResponseAndItIsSaid() {
        total(-1, 0).total(20, 0);
        assertThat(derived().leftOut()).containsExactly(RESPONSE, REMISSION);
        assertThat(found()).isEmpty();
        total(40, 4);
        assertThat(found()).as("it became worse").containsExactly(MEANINGFUL_CHANGE);
    }

    @ParameterizedTest
    @CsvSource({
        "GAD-7, 12, 8, true",
        "GAD-7, 12, 9, false",
        "GAD-7, 12, 16, true",
        "GAD-7, 12, 15, false",
        "PHQ-9, 12, 7, true",
        "PHQ-9, 12, 8, false",
        "PHQ-9, 12, 17, true",
        "PHQ-9, 12, 16, false",
        "PCL-5, 50, 40, true",
        "PCL-5, 50, 41, false",
        "PCL-5, 50, 60, true",
        "PCL-5, 50, 59, false"
    })
    void aChangeMattersFromThePublishedPointsOnInEitherDirection(
            String code, int baseline, int latest, boolean matters) {
        of(code).total(-1, baseline).total(20, latest);
        assertThat(found().contains(MEANINGFUL_CHANGE)).isEqualTo(matters);
    }

    @Test
    void eachFindingNamesTheNumbersThatItComesFrom() {
        total(-1, 16).total(20, 4);
        var response = finding(RESPONSE);
        assertThat(response.limit()).isEqualTo(50);
        assertThat(response.value()).isEqualByComparingTo("75");
        assertThat(response.from()).extracting(Measure::total).containsExactly(16, 4);
        assertThat(response.from())
                .extracting(Measure::response)
                .containsExactly(scores.get(0).response(), scores.get(1).response());
        assertThat(finding(REMISSION).from()).extracting(Measure::total).containsExactly(16, 4);
        assertThat(finding(MEANINGFUL_CHANGE).value()).isEqualByComparingTo(BigDecimal.valueOf(-12));
    }

    @Test
    void twoMeasuresInARowWithoutTheResponseThatThereWasAreASignOfRelapse() {
        total(-1, 20).total(10, 8).total(20, 11);
        assertThat(found()).doesNotContain(RELAPSE_SIGNAL);
        total(30, 12);
        assertThat(finding(RELAPSE_SIGNAL).from()).extracting(Measure::total).containsExactly(20, 8, 11, 12);
        assertThat(finding(RELAPSE_SIGNAL).value()).isEqualByComparingTo("40");
        assertThat(found()).doesNotContain(RESPONSE);
    }

    @Test
    void aRelapseIsOverWithTheNextResponse() {
        total(-1, 20).total(10, 8).total(20, 11).total(30, 12).total(40, 10);
        assertThat(found()).contains(RESPONSE).doesNotContain(RELAPSE_SIGNAL);
    }

    @Test
    void whoNeverRespondedDoesNotRelapse() {
        total(-1, 20).total(10, 11).total(20, 15).total(30, 19);
        assertThat(found()).doesNotContain(RELAPSE_SIGNAL);
    }

    @Test
    void aBadMeasureBetweenTwoGoodOnesIsNoRelapse() {
        total(-1, 20).total(10, 8).total(20, 15).total(30, 8).total(40, 15);
        assertThat(found()).doesNotContain(RELAPSE_SIGNAL);
    }

    @Test
    void whatIsNotAnsweredCompletelyComesBetweenNothing() {
        total(-1, 20).total(10, 8).total(20, 11);
        scores.add(score(25, Optional.empty()));
        assertThat(found()).doesNotContain(RELAPSE_SIGNAL);
        total(30, 12);
        assertThat(found()).contains(RELAPSE_SIGNAL);
    }

    @Test
    void answersOfTheNextCourseSayNothingAboutThisOne() {
        total(-1, 20).total(10, 8).total(50, 18);
        assertThat(derived(course(Optional.of(at(50)), FIRST_DOSE)).latest().total())
                .isEqualTo(8);
    }

    @Test
    void everyInstrumentIsJudgedByItsOwnAnswers() {
        of("PHQ-9").total(-1, 20).total(10, 2);
        of("GAD-7").total(-1, 12);
        assertThat(derived().latest()).isNull();
        assertThat(derived().baseline().total()).isEqualTo(12);
    }
}
