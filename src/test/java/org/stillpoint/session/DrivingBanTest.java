package org.stillpoint.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillpoint.treatment.NoDriving;

class DrivingBanTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static LocalDateTime until(NoDriving rule, String left, ZoneId zone) {
        var moment = LocalDateTime.parse(left).atZone(zone).toInstant();
        return DrivingBan.of(rule, moment, zone).until().atZone(zone).toLocalDateTime();
    }

    @Test
    void whateverIsLaterOfHoursAndTheNextDayCounts() {
        var both = new NoDriving(Optional.of(24), true, false);
        assertThat(until(both, "2031-03-05T13:00", NEW_YORK)).isEqualTo("2031-03-06T13:00");
        var brief = new NoDriving(Optional.of(4), true, false);
        assertThat(until(brief, "2031-03-05T13:00", NEW_YORK)).isEqualTo("2031-03-06T00:00");
    }

    @Test
    void aRestfulSleepIsNotOverOnTheSameDay() {
        var ban = DrivingBan.of(
                new NoDriving(Optional.empty(), false, true),
                LocalDateTime.parse("2031-03-05T13:00").atZone(NEW_YORK).toInstant(),
                NEW_YORK);
        assertThat(ban.until().atZone(NEW_YORK).toLocalDateTime()).isEqualTo("2031-03-06T00:00");
        assertThat(ban.afterRestfulSleep()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        // 24 hours are 24 hours: on the day of 25 an hour earlier by the clock, on the day of 23 an hour later.
        "America/New_York, 2026-10-31T13:00, 2026-11-01T12:00",
        "America/New_York, 2026-03-07T13:00, 2026-03-08T14:00",
        "Australia/Lord_Howe, 2026-04-04T13:00, 2026-04-05T12:30",
        "America/New_York, 2031-03-05T13:00, 2031-03-06T13:00"
    })
    void hoursAreHoursOnTheDaysOnWhichTheClocksChange(ZoneId zone, String left, String until) {
        assertThat(until(new NoDriving(Optional.of(24), true, false), left, zone))
                .isEqualTo(until);
    }

    @ParameterizedTest
    @CsvSource({
        // Where there is no midnight the next day begins at one.
        "Africa/Cairo, 2026-04-23T18:00, 2026-04-24T01:00",
        "Africa/Cairo, 2026-04-22T18:00, 2026-04-23T00:00"
    })
    void theNextDayBeginsWhenItDoesAtTheSite(ZoneId zone, String left, String until) {
        assertThat(until(new NoDriving(Optional.empty(), true, false), left, zone))
                .isEqualTo(until);
    }

    @Property
    void nobodyDrivesOnTheSameLocalDayOrBeforeTheHoursAreOver(
            @ForAll @IntRange(max = 525_600) int minute, @ForAll @IntRange(min = 1, max = 48) int hours) {
        for (var zone : List.of("America/New_York", "Australia/Lord_Howe", "Africa/Cairo")) {
            var place = ZoneId.of(zone);
            var left = Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofMinutes(minute));
            var until = DrivingBan.of(new NoDriving(Optional.of(hours), true, false), left, place)
                    .until();
            assertThat(Duration.between(left, until)).isGreaterThanOrEqualTo(Duration.ofHours(hours));
            assertThat(until.atZone(place).toLocalDate())
                    .isAfter(left.atZone(place).toLocalDate());
        }
    }
}
