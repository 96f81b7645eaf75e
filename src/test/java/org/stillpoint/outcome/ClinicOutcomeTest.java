package org.stillpoint.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.SignedIn.asManager;
import static org.stillpoint.testsupport.SignedIn.asPrescriber;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stillpoint.testsupport.Office;

/** Each test has a quarter of its own, long ago. */
@QuarkusTest
class ClinicOutcomeTest {

    @Inject
    MadeUpHistory history;

    @Inject
    ScoreSample scores;

    private void courses(String protocol, Instant start, int count, int responded) {
        for (int i = 0; i < count; i++) {
            var patient = UUID.fromString(Office.patient());
            history.tell(patient, CourseSample.course(protocol, start.plus(Duration.ofDays(i))));
            scores.add(patient, "PHQ-9", start.plus(Duration.ofDays(i - 1)), 20);
            scores.add(patient, "PHQ-9", start.plus(Duration.ofDays(i + 16 + 28)), i < responded ? 4 : 16);
        }
    }

    private static JsonPath outcomes(String from, String to) {
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

    @Test
    void aPeriodIsWholeQuarters() {
        assertThat(asManager().get("/v1/outcomes?from=2011-01-02&to=2011-03-31").statusCode())
                .isEqualTo(400);
        assertThat(asManager().get("/v1/outcomes?from=2011-01-01&to=2011-03-30").statusCode())
                .isEqualTo(400);
        assertThat(asManager().get("/v1/outcomes?from=2011-04-01&to=2011-03-31").statusCode())
                .isEqualTo(400);
        assertThat(asManager().get("/v1/outcomes?from=2011-04-01").statusCode()).isEqualTo(400);
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
        assertThat(outcomes("2010-01-01", "2010-12-31").getList("protocols")).isEmpty();
    }
}
