package org.stillpoint.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stillpoint.outcome.TreatmentHistory.Course;
import org.stillpoint.outcome.TreatmentHistory.CourseOfClinic;
import org.stillpoint.outcome.TrendView.LineCode;

class OutcomeTableTest {

    private static final Instant START = Instant.parse("2025-01-06T15:00:00Z");

    /** The last of six doses. */
    private static final int END = 16;

    private static final UUID PATIENT = new UUID(7, 7);

    private final List<DatedTotal> measures = new ArrayList<>();

    private OutcomeTableTest measured(int day, int total) {
        measures.add(new DatedTotal(UUID.randomUUID(), day(day), total));
        return this;
    }

    private static Instant day(int day) {
        return START.plus(Duration.ofDays(day));
    }

    private List<CourseResult> at(String time, Course course, Instant now) {
        var instrument = new Instruments().find("PHQ-9").orElseThrow();
        var all = new ClinicMeasures(Map.of(PATIENT, Map.of("PHQ-9", measures)), Duration.ofDays(60));
        return new OutcomeTable(instrument, all, ReportRules.SHIPPED.times(), now)
                .at(time, List.of(new CourseOfClinic(PATIENT, course)));
    }

    private CourseResult one(String time) {
        return at(time, CourseSample.course("A", START), day(400)).getFirst();
    }

    @Test
    void theLastTotalUpToTheFirstDoseIsTheBaseline() {
        measured(-30, 20).measured(-2, 18).measured(3, 10);
        assertThat(one("BASELINE").total()).hasValue(18);
    }

    @Test
    void anOldTotalIsNoBaseline() {
        measured(-61, 20);
        assertThat(one("BASELINE").measured()).isFalse();
        assertThat(at("WEEK_4", CourseSample.course("A", START), day(400))).isEmpty();
    }

    @Test
    void theNearestTotalWithinTheSpanCounts() {
        measured(-1, 20).measured(END + 16, 12).measured(END + 27, 9).measured(END + 41, 4);
        assertThat(one("WEEK_4").total()).hasValue(9);
        assertThat(one("WEEK_4").reached()).containsExactlyInAnyOrder(LineCode.RESPONSE, LineCode.MEANINGFUL_CHANGE);
    }

    @Test
    void aBaselineBelowTheLineLeavesNoRoomForARemission() {
        measured(-1, 4).measured(END + 27, 2);
        assertThat(one("WEEK_4").open()).containsExactly(LineCode.RESPONSE);
        assertThat(one("WEEK_4").reached()).containsExactly(LineCode.RESPONSE);
        measures.clear();
        measured(-1, 5).measured(END + 27, 4);
        assertThat(one("WEEK_4").open()).contains(LineCode.REMISSION);
        assertThat(one("WEEK_4").reached()).containsExactly(LineCode.REMISSION);
    }

    @Test
    void aBaselineOfNothingLeavesNoRoomForAnything() {
        measured(-1, 0).measured(END + 27, 0);
        assertThat(one("WEEK_4").measured()).isTrue();
        assertThat(one("WEEK_4").open()).isEmpty();
        assertThat(one("WEEK_4").reached()).isEmpty();
    }

    @Test
    void aTotalOutsideOfTheSpanIsNone() {
        measured(-1, 20).measured(END + 43, 9);
        assertThat(one("WEEK_4").measured()).isFalse();
    }

    @Test
    void aCourseWhoseTimeHasNotComeIsNotMissing() {
        measured(-1, 20);
        var course = CourseSample.course("A", START);
        assertThat(at("WEEK_4", course, day(END + 43).minusSeconds(1))).isEmpty();
        assertThat(at("WEEK_4", course, day(END + 43))).hasSize(1);
    }

    @Test
    void betweenTwoTimesThereIsNoHole() {
        var answered = day(END + 15).minusSeconds(1);
        for (var code : List.of("END_OF_INDUCTION", "WEEK_4")) {
            var time = ReportRules.SHIPPED.times().stream()
                    .filter(each -> each.code().equals(code))
                    .findFirst()
                    .orElseThrow();
            var measure = List.of(new DatedTotal(UUID.randomUUID(), answered, 9));
            assertThat(time.of(measure, day(END)).isPresent()).isEqualTo(code.equals("END_OF_INDUCTION"));
        }
    }

    @Test
    void aMeasureCountsBeforeItsSpanIsOver() {
        measured(-1, 20).measured(END + 20, 9);
        assertThat(at("WEEK_4", CourseSample.course("A", START), day(END + 21)))
                .singleElement()
                .satisfies(result -> assertThat(result.total()).hasValue(9));
    }

    @Test
    void aCourseThatWasBrokenOffIsMissingAndNotLeftOut() {
        measured(-1, 20);
        assertThat(at("WEEK_12", CourseSample.brokenOff("A", START), day(400)))
                .singleElement()
                .satisfies(result -> assertThat(result.measured()).isFalse());
    }

    @Test
    void theBaselineIsNotTheEndOfACourseThatWasBrokenOffAtOnce() {
        measured(-1, 20);
        assertThat(at("END_OF_INDUCTION", CourseSample.brokenOff("A", START), day(400)))
                .singleElement()
                .satisfies(result -> assertThat(result.measured()).isFalse());
    }

    @Test
    void noTotalCountsForTwoTimes() {
        var times = ReportRules.SHIPPED.times();
        for (int i = 1; i < times.size(); i++) {
            assertThat(times.get(i).fromDays()).isGreaterThan(times.get(i - 1).toDays());
        }
    }
}
