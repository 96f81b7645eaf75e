package org.stillpoint.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.SignedIn.asManager;
import static org.stillpoint.testsupport.SignedIn.asPrescriber;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.TestClock;

/** Each test has a quarter of its own, long ago. */
@QuarkusTest
class ClinicOutcomeTest {

    @Inject
    ToldHistory history;

    @Inject
    ScoreSample scores;

    @Inject
    TestClock clock;

    private void courses(String protocol, Instant start, int count, int responded) {
        for (int i = 0; i < count; i++) {
            course(protocol, start.plus(Duration.ofDays(i)), 20, i < responded ? 4 : 16);
        }
    }

    /** Two totals: before it, and four weeks after its induction. */
    private void course(String protocol, Instant start, int before, int after) {
        var patient = UUID.fromString(Office.patient());
        history.tell(patient, CourseSample.course(protocol, start));
        scores.add(patient, "PHQ-9", start.minus(Duration.ofDays(1)), before);
        scores.add(patient, "PHQ-9", start.plus(Duration.ofDays(16 + 28)), after);
    }

    private void now(String moment) {
        clock.set(Instant.parse(moment));
    }

    private JsonPath outcomes(String from, String to) {
        var answer = asManager().get("/v1/outcomes?from=" + from + "&to=" + to);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return answer.jsonPath();
    }

    private static String at(String path, int time) {
        return path + ".instruments[0].times[" + time + "].";
    }

    @Test
    void tellsMediansAndSharesByProtocolAndInAll() {
        var start = Instant.parse("2011-01-10T15:00:00Z");
        courses("OUT_A", start, 12, 6);
        courses("OUT_B", start, 10, 5);
        var seen = outcomes("2011-01-01", "2011-03-31");
        assertThat(seen.getList("protocols.protocol")).containsExactly("OUT_A", "OUT_B");
        assertThat(seen.getList("protocols.courses")).containsExactly(12, 10);
        var weekFour = at("protocols[0]", 2);
        assertThat(seen.getString(weekFour + "time")).isEqualTo("WEEK_4");
        assertThat(seen.getInt(weekFour + "measured")).isEqualTo(12);
        assertThat(seen.getInt(weekFour + "missing")).isZero();
        assertThat(seen.getFloat(weekFour + "median")).isEqualTo(10);
        assertThat(seen.getInt(weekFour + "response.percent")).isEqualTo(50);
        assertThat(seen.getInt(at("protocols[0]", 1) + "missing")).isEqualTo(12);
        assertThat(seen.getInt(at("protocols[0]", 0) + "measured")).isEqualTo(12);
        assertThat(seen.getInt("all[0].times[2].measured")).isEqualTo(22);
        assertThat(seen.getInt("all[0].times[2].remission.percent")).isEqualTo(50);
    }

    @Test
    void whoWasBelowTheLineBeforeIsInNoShareOfRemissions() {
        var start = Instant.parse("2014-01-10T15:00:00Z");
        courses("OUT_G", start, 12, 6);
        for (int i = 0; i < 8; i++) {
            course("OUT_G", start.plus(Duration.ofDays(i)), 3, 0);
        }
        var weekFour = at("protocols[0]", 2);
        var seen = outcomes("2014-01-01", "2014-03-31");
        assertThat(seen.getInt(weekFour + "measured")).isEqualTo(20);
        assertThat(seen.getInt(weekFour + "remission.percent")).isEqualTo(50);
        assertThat(seen.getInt(weekFour + "remission.leftOut")).isEqualTo(8);
        // 14 of all 20 have halved what they had, and the points that matter are more than some had.
        assertThat(seen.getInt(weekFour + "response.percent")).isEqualTo(70);
        assertThat(seen.getInt(weekFour + "response.leftOut")).isZero();
        assertThat(seen.getInt(weekFour + "meaningfulChange.leftOut")).isEqualTo(8);
        assertThat(seen.getInt("all[0].times[2].remission.percent")).isEqualTo(50);
        assertThat(seen.getInt("all[0].times[2].remission.leftOut")).isEqualTo(8);
    }

    @Test
    void whereFewWereBelowTheLineTheShareIsToldByBounds() {
        var start = Instant.parse("2015-01-10T15:00:00Z");
        courses("OUT_H", start, 16, 8);
        for (int i = 0; i < 2; i++) {
            course("OUT_H", start.plus(Duration.ofDays(i)), 0, 0);
        }
        var weekFour = at("protocols[0]", 2);
        var seen = outcomes("2015-01-01", "2015-03-31");
        assertThat(seen.getMap(weekFour + "remission")).isEqualTo(Map.of("above", 44, "below", 58));
        assertThat(seen.getMap(weekFour + "response")).isEqualTo(Map.of("above", 44, "below", 58));
        assertThat(seen.getMap("all[0].times[2].remission")).isEqualTo(Map.of("above", 44, "below", 58));
    }

    @Test
    void tellsNothingOfASmallProtocolNorItsDifferenceFromAll() {
        var start = Instant.parse("2012-01-10T15:00:00Z");
        courses("OUT_C", start, 12, 6);
        courses("OUT_D", start, 3, 3);
        var seen = outcomes("2012-01-01", "2012-03-31");
        assertThat(seen.getBoolean("protocols[1].suppressed")).isTrue();
        assertThat(seen.getString("protocols[1].courses")).isNull();
        assertThat(seen.getList("protocols[1].instruments")).isEmpty();
        assertThat(seen.getBoolean("all[0].times[2].suppressed")).isTrue();
        assertThat(seen.getString("all[0].times[2].measured")).isNull();
        assertThat(seen.getInt(at("protocols[0]", 2) + "measured")).isEqualTo(12);
    }

    private int status(String from, String to) {
        return asManager().get("/v1/outcomes?from=" + from + "&to=" + to).statusCode();
    }

    @Test
    void aPeriodIsOneWholeQuarterThatIsOver() {
        assertThat(status("2011-01-02", "2011-03-31")).isEqualTo(400);
        assertThat(status("2011-01-01", "2011-03-30")).isEqualTo(400);
        assertThat(status("2011-02-01", "2011-04-30")).isEqualTo(400);
        assertThat(status("2011-04-01", "2011-03-31")).isEqualTo(400);
        assertThat(asManager().get("/v1/outcomes?from=2011-04-01").statusCode()).isEqualTo(400);
        now("2031-03-31T00:00:00Z");
        assertThat(status("2031-01-01", "2031-03-31")).as("not over yet").isEqualTo(400);
        now("2031-04-02T00:00:00Z");
        assertThat(status("2031-01-01", "2031-03-31")).isEqualTo(200);
    }

    /** Twelve courses in one quarter and three in the next: all that is asked for together, less what is told, would be the three. */
    @Test
    void nothingThatIsAnsweredOverlapsSoThatNothingIsLeftToSubtract() {
        courses("OUT_E", Instant.parse("2013-01-10T15:00:00Z"), 12, 6);
        courses("OUT_E", Instant.parse("2013-04-10T15:00:00Z"), 3, 3);
        var answered = new ArrayList<LocalDate>();
        var first = LocalDate.of(2012, 12, 1);
        for (int from = 0; from < 12; from++) {
            for (int months = 1; months <= 24; months++) {
                var begin = first.plusMonths(from);
                var end = begin.plusMonths(months).minusDays(1);
                if (status(begin.toString(), end.toString()) == 200) {
                    assertThat(months).isEqualTo(3);
                    answered.add(begin);
                }
            }
        }
        assertThat(answered).containsExactly(quarter(1), quarter(4), quarter(7), quarter(10));
        var seen = outcomes("2013-04-01", "2013-06-30");
        assertThat(seen.getBoolean("protocols[0].suppressed")).isTrue();
        assertThat(seen.getBoolean("all[0].times[0].suppressed")).isTrue();
    }

    private static LocalDate quarter(int month) {
        return LocalDate.of(2013, month, 1);
    }

    /** Who reads it before and after somebody has answered, or was corrected, sees no difference until the next one is over. */
    @Test
    void whatIsAnsweredMeanwhileIsToldWhenThePeriodIsOver() {
        var start = Instant.parse("2030-03-05T15:00:00Z");
        courses("OUT_F", start, 12, 6);
        var corrected = UUID.fromString(Office.patient());
        history.tell(corrected, CourseSample.course("OUT_F", start));
        var wrong = scores.add(corrected, "PHQ-9", start.minus(Duration.ofDays(1)), 20);
        scores.add(corrected, "PHQ-9", start.plus(Duration.ofDays(16 + 28)), 16);
        now("2030-05-20T12:00:00Z");
        var before = outcomes("2030-01-01", "2030-03-31");
        assertThat(before.getString("asOf")).isEqualTo("2030-03-31");
        assertThat(before.getInt(at("protocols[0]", 0) + "measured")).isEqualTo(13);
        assertThat(before.getInt(at("protocols[0]", 2) + "measured")).isZero();
        scores.correct(wrong, corrected, 12, Instant.parse("2030-05-19T12:00:00Z"));
        var after = outcomes("2030-01-01", "2030-03-31");
        assertThat(after.getList("protocols")).isEqualTo(before.getList("protocols"));
        now("2030-07-02T12:00:00Z");
        assertThat(outcomes("2030-01-01", "2030-03-31").getInt(at("protocols[0]", 2) + "measured"))
                .isEqualTo(13);
    }

    @Test
    void howManyAreMissingIsNotToldWhereTheyAreFewNorByWhatWasMeasured() {
        var start = Instant.parse("2016-01-10T15:00:00Z");
        courses("OUT_I", start, 14, 7);
        var without = UUID.fromString(Office.patient());
        history.tell(without, CourseSample.course("OUT_I", start));
        var seen = outcomes("2016-01-01", "2016-03-31");
        assertThat(seen.getInt("protocols[0].courses")).isEqualTo(15);
        assertThat(seen.getMap(row("protocols[0]", 0)))
                .containsEntry("due", 15)
                .doesNotContainKeys("measured", "missing");
        var weekFour = seen.getMap(row("protocols[0]", 2));
        assertThat(weekFour).as("who has no baseline is not due").doesNotContainKeys("due", "measured");
        assertThat(weekFour).containsEntry("missing", 0);
        assertThat(seen.getMap(at("protocols[0]", 2) + "response"))
                .isEqualTo(Map.of("above", 46, "below", 64, "leftOut", 0));
        assertThat(seen.getMap(row("all", 0)))
                .as("the same as the only protocol's")
                .containsEntry("due", 15)
                .doesNotContainKeys("measured", "missing");
        assertThat(seen.getMap(row("all", 2))).doesNotContainKeys("due", "measured", "response");
    }

    private static String row(String path, int time) {
        return path.equals("all") ? "all[0].times[" + time + "]" : path + ".instruments[0].times[" + time + "]";
    }

    @Test
    void isForManagersOnly() {
        assertThat(asPrescriber()
                        .get("/v1/outcomes?from=2011-01-01&to=2011-03-31")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void aQuarterWithoutCoursesIsEmpty() {
        assertThat(outcomes("2010-01-01", "2010-03-31").getList("protocols")).isEmpty();
    }
}
