package org.stillpoint.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days are local calendar days. In New York clocks go forward on 14 March and back on 7 November 2027. */
class AskingRuleTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final AskingRule RULE = new AskingRule(7, 14, Duration.ofHours(36));

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(NEW_YORK).toInstant();
    }

    @ParameterizedTest
    @CsvSource({
        "2027-02-01T10:00, 2027-02-08T09:50, false",
        "2027-02-01T23:59, 2027-02-08T00:00, false",
        "2027-02-01T00:00, 2027-02-07T23:59, true",
        "2027-03-08T10:00, 2027-03-15T09:50, false",
        "2027-03-08T23:30, 2027-03-15T00:10, false",
        "2027-03-08T00:10, 2027-03-14T23:50, true",
        "2027-11-01T10:00, 2027-11-08T09:50, false",
        "2027-11-01T00:10, 2027-11-07T23:50, true"
    })
    void whoComesTheSameDayAWeekLaterIsNeverTooEarly(String first, String second, boolean refused) {
        assertThat(RULE.refuses(at(first), at(second), NEW_YORK)).isEqualTo(refused);
        assertThat(RULE.refuses(at(second), at(first), NEW_YORK))
                .as("whichever is entered first")
                .isEqualTo(refused);
    }

    @Test
    void itIsAskedAgainFromTheBeginningOfThatDay() {
        assertThat(RULE.againFrom(at("2027-03-08T17:00"), NEW_YORK)).isEqualTo(at("2027-03-15T00:00"));
        assertThat(RULE.refuses(at("2027-03-08T17:00"), RULE.againFrom(at("2027-03-08T17:00"), NEW_YORK), NEW_YORK))
                .isFalse();
    }

    @Test
    void theDaysAreThoseOfThePlace() {
        var first = at("2027-02-01T01:00");
        var second = at("2027-02-08T00:30");
        assertThat(RULE.refuses(first, second, NEW_YORK)).isFalse();
        // Still the 31st in Phoenix, and a week later the 7th.
        assertThat(RULE.refuses(first, second, ZoneId.of("America/Phoenix"))).isFalse();
        assertThat(RULE.refuses(at("2027-02-01T02:30"), second, ZoneId.of("America/Phoenix")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"2027-02-14T23:59, true", "2027-02-15T00:00, false"})
    void withinTwoWeeksItIsWarned(String second, boolean warned) {
        assertThat(RULE.warnsOf(at("2027-02-01T10:00"), at(second), NEW_YORK)).isEqualTo(warned);
    }

    @Test
    void whatStillStandsIsExactlyWhatCanNotBeAskedAgain() {
        var moment = at("2027-03-16T09:00");
        var since = RULE.stillStands(moment, NEW_YORK);
        assertThat(since).isEqualTo(at("2027-03-10T00:00"));
        assertThat(RULE.refuses(since, moment, NEW_YORK)).isTrue();
        assertThat(RULE.refuses(since.minusMillis(1), moment, NEW_YORK)).isFalse();
        assertThat(new AskingRule(0, 0, Duration.ZERO).stillStands(moment, NEW_YORK))
                .isEqualTo(moment);
    }
}
