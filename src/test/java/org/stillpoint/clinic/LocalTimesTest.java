package org.stillpoint.clinic;

import static java.time.temporal.ChronoUnit.HOURS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillpoint.platform.TimeSlot;
import org.stillpoint.testsupport.ClinicSample;

class LocalTimesTest {

    private static final TimeSlot YEAR = slot("2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z");

    /** Local time that does not exist moves forward by the gap; local time that exists twice is the earlier one. */
    @ParameterizedTest
    @CsvSource({
        "America/New_York,    2026-03-08T01:55, 2026-03-08T06:55:00Z",
        "America/New_York,    2026-03-08T02:30, 2026-03-08T07:30:00Z",
        "America/New_York,    2026-03-08T03:00, 2026-03-08T07:00:00Z",
        "America/New_York,    2026-11-01T01:30, 2026-11-01T05:30:00Z",
        "America/New_York,    2026-11-01T02:00, 2026-11-01T07:00:00Z",
        "Europe/Berlin,       2026-03-29T02:15, 2026-03-29T01:15:00Z",
        "Europe/Berlin,       2026-10-25T02:15, 2026-10-25T00:15:00Z",
        "Australia/Lord_Howe, 2026-10-04T02:10, 2026-10-03T15:40:00Z",
        "Australia/Lord_Howe, 2026-10-04T02:30, 2026-10-03T15:30:00Z",
        "Australia/Lord_Howe, 2026-04-05T01:45, 2026-04-04T14:45:00Z",
        "Australia/Lord_Howe, 2026-04-05T02:00, 2026-04-04T15:30:00Z",
        "America/St_Johns,    2026-03-08T02:30, 2026-03-08T06:00:00Z",
        "America/St_Johns,    2026-11-01T01:30, 2026-11-01T04:00:00Z",
        "Asia/Kathmandu,      2026-06-01T09:00, 2026-06-01T03:15:00Z",
        "Pacific/Apia,        2011-12-30T09:00, 2011-12-30T19:00:00Z",
        "Pacific/Apia,        2011-12-31T09:00, 2011-12-30T19:00:00Z",
    })
    void aLocalTimeBecomesOneMoment(String zone, java.time.LocalDateTime local, Instant moment) {
        assertEquals(moment, LocalTimes.instant(local.toLocalDate(), local.toLocalTime(), ZoneId.of(zone)));
    }

    @ParameterizedTest
    @CsvSource({
        "America/New_York,    2026-03-08, PT23H",
        "America/New_York,    2026-11-01, PT25H",
        "Europe/Berlin,       2026-03-29, PT23H",
        "Europe/Berlin,       2026-10-25, PT25H",
        "Australia/Lord_Howe, 2026-10-04, PT23H30M",
        "Australia/Lord_Howe, 2026-04-05, PT24H30M",
        "America/St_Johns,    2026-03-08, PT23H",
        "America/St_Johns,    2026-11-01, PT25H",
        "Asia/Kathmandu,      2026-03-08, PT24H",
        "Pacific/Apia,        2011-12-29, PT24H",
    })
    void aDayIsAsLongAsItsZoneMakesIt(String zone, LocalDate date, Duration length) {
        assertEquals(length, LocalTimes.day(date, ZoneId.of(zone)).orElseThrow().length());
    }

    @Test
    void aDayThatTheZoneSkippedHasNoHours() {
        var apia =
                ClinicSample.in("Pacific/Apia").open("mon-sun", "09:00-17:00").site();
        var open = LocalTimes.openTimes(apia, slot("2011-12-29T10:00:00Z", "2012-01-01T00:00:00Z"));
        assertEquals(
                List.of(
                        slot("2011-12-29T19:00:00Z", "2011-12-30T03:00:00Z"),
                        slot("2011-12-30T19:00:00Z", "2011-12-31T03:00:00Z"),
                        slot("2011-12-31T19:00:00Z", "2012-01-01T00:00:00Z")),
                open);
    }

    @Test
    void aShiftOverMidnightOfTheDayBeforeReachesIntoTheWindow() {
        var site = ClinicSample.in("America/New_York")
                .openOnly("mon", "22:00-02:00")
                .site();
        var tuesday = slot("2026-06-02T04:00:00Z", "2026-06-03T04:00:00Z");
        assertEquals(
                List.of(slot("2026-06-02T04:00:00Z", "2026-06-02T06:00:00Z")), LocalTimes.openTimes(site, tuesday));
    }

    @Test
    void aNightIsShorterInSpringAndLongerInAutumn() {
        var site = ClinicSample.in("America/New_York")
                .openOnly("sat", "22:00-06:00")
                .site();
        assertEquals(
                Duration.ofHours(7),
                LocalTimes.openTimes(site, around("2026-03-08T00:00:00Z"))
                        .getFirst()
                        .length());
        assertEquals(
                Duration.ofHours(9),
                LocalTimes.openTimes(site, around("2026-11-01T00:00:00Z"))
                        .getFirst()
                        .length());
    }

    @Test
    void aShiftInsideTheGapMovesAsAWholeAndOneThatEndsAtItsEndIsEmpty() {
        var zone = ZoneId.of("America/New_York");
        var spring = LocalDate.parse("2026-03-08");
        assertEquals(
                slot("2026-03-08T07:10:00Z", "2026-03-08T07:40:00Z"),
                LocalTimes.slot(spring, shift("02:10", "02:40"), zone).orElseThrow());
        assertEquals(
                true, LocalTimes.slot(spring, shift("02:30", "03:00"), zone).isEmpty());
    }

    @Test
    void alwaysOpenIsOneSlotWithoutSeams() {
        for (var zone : List.of("America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia")) {
            assertEquals(
                    List.of(YEAR), LocalTimes.openTimes(ClinicSample.in(zone).site(), YEAR));
        }
    }

    @Test
    void aClosureTakesTheDayOrGivesItOtherHours() {
        var site = ClinicSample.in("UTC")
                .open("mon-sun", "08:00-18:00")
                .closed("2026-12-25", "2026-12-26")
                .closed("2026-12-24", "2026-12-24", "08:00-12:00")
                .site();
        assertEquals(
                List.of(
                        slot("2026-12-24T08:00:00Z", "2026-12-24T12:00:00Z"),
                        slot("2026-12-27T08:00:00Z", "2026-12-27T18:00:00Z")),
                LocalTimes.openTimes(site, slot("2026-12-24T00:00:00Z", "2026-12-28T00:00:00Z")));
    }

    @Test
    void anActorWorksItsOwnHoursWithinThoseOfItsSite() {
        var sample = ClinicSample.in("UTC")
                .open("mon-sun", "08:00-18:00")
                .practitioner("nurse", 3, "NURSE")
                .works("nurse", "mon-sun", "06:00-12:00", "13:00-20:00");
        assertEquals(
                List.of(
                        slot("2026-06-01T08:00:00Z", "2026-06-01T12:00:00Z"),
                        slot("2026-06-01T13:00:00Z", "2026-06-01T18:00:00Z")),
                working(sample, "nurse", "2026-06-01T00:00:00Z", "2026-06-02T00:00:00Z"));
    }

    @Test
    void anActorWithoutHoursWorksWheneverTheSiteIsOpenButNotWhileAway() {
        var sample = ClinicSample.in("UTC")
                .open("mon-sun", "08:00-18:00")
                .room("room", "IV_ROOM")
                .away("room", "2026-06-02", "2026-06-02")
                .away("room", "2026-06-03", "2026-06-03", "12:00-24:00");
        assertEquals(
                List.of(
                        slot("2026-06-01T08:00:00Z", "2026-06-01T18:00:00Z"),
                        slot("2026-06-03T12:00:00Z", "2026-06-03T18:00:00Z")),
                working(sample, "room", "2026-06-01T00:00:00Z", "2026-06-04T00:00:00Z"));
    }

    @Test
    void timesAreCutToTheWindow() {
        var sample = ClinicSample.in("UTC").room("room", "IV_ROOM");
        assertEquals(
                List.of(slot("2026-06-01T08:10:00Z", "2026-06-01T08:20:00Z")),
                working(sample, "room", "2026-06-01T08:10:00Z", "2026-06-01T08:20:00Z"));
    }

    private static List<TimeSlot> working(ClinicSample sample, String actor, String from, String to) {
        return LocalTimes.workingTimes(sample.plan(), sample.actor(actor), slot(from, to));
    }

    private static TimeSlot around(String moment) {
        return new TimeSlot(
                Instant.parse(moment).minus(24, HOURS), Instant.parse(moment).plus(36, HOURS));
    }

    private static Shift shift(String start, String end) {
        return new Shift(LocalTime.parse(start), LocalTime.parse(end));
    }

    private static TimeSlot slot(String from, String to) {
        return new TimeSlot(Instant.parse(from), Instant.parse(to));
    }
}
