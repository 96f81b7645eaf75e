package org.stillpoint.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillpoint.clinic.PhaseCode;
import org.stillpoint.testsupport.ClinicSample;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire;

/** Days on which a zone changes, over HTTP. */
@QuarkusTest
class LocalTimeSlotsTest {

    @Inject
    TestClock clock;

    /** Two days before, at noon UTC, with somebody signed in then. */
    private Wire deskBefore(String day) {
        clock.set(OffsetDateTime.parse(LocalDate.parse(day).minusDays(2) + "T12:00:00Z")
                .toInstant());
        return Office.staff("frontdesk");
    }

    private static ClinicSample watchedAroundTheClock(String zone) {
        return ClinicSample.in(zone).practitioner("watcher", 1, "WATCH").service("look", service -> service.phase(
                        PhaseCode.DOSING, 30)
                .need("WATCH", PhaseCode.DOSING, PhaseCode.DOSING)
                .every(30));
    }

    private static List<String> starts(Wire desk, Office office, String from, String to) {
        var answer = office.slots(desk, "look", "&limit=200&from=" + from + "&to=" + to)
                .expect(200);
        var starts = new ArrayList<String>();
        answer.body()
                .path("items")
                .forEach(item -> starts.add(item.path("start").asText()));
        return starts;
    }

    @ParameterizedTest
    @CsvSource({
        // zone, day, hours of the day, half hours that a visit of 30 minutes can start on
        "America/New_York, 2031-03-09, 46",
        "America/New_York, 2031-11-02, 50",
        "America/New_York, 2031-07-01, 48",
        "Europe/Berlin, 2031-03-30, 46",
        "Europe/Berlin, 2031-10-26, 50",
        "America/St_Johns, 2031-03-09, 46",
        "America/St_Johns, 2031-11-02, 50",
        "Australia/Lord_Howe, 2031-10-05, 47",
        "Australia/Lord_Howe, 2031-04-06, 49",
        "Asia/Kathmandu, 2031-03-30, 48",
        "Pacific/Apia, 2011-12-29, 48",
        "Pacific/Apia, 2011-12-31, 48"
    })
    void aDayHasAsManySlotsAsItHasHours(String zone, String day, int slots) {
        var desk = deskBefore(day);
        var office = Office.on(watchedAroundTheClock(zone).install(), LocalDate.parse(day));
        var starts = starts(desk, office, day, day);
        assertThat(starts).hasSize(slots).doesNotHaveDuplicates();
        assertThat(starts).allSatisfy(start -> assertThat(start).startsWith(day));
        var moments = starts.stream()
                .map(start -> OffsetDateTime.parse(start).toInstant())
                .toList();
        for (int next = 1; next < moments.size(); next++) {
            assertThat(Duration.between(moments.get(next - 1), moments.get(next)))
                    .isEqualTo(Duration.ofMinutes(30));
        }
    }

    @Test
    void aSpringHourThatDoesNotExistIsNotOffered() {
        var desk = deskBefore("2031-03-09");
        var office = Office.on(watchedAroundTheClock("America/New_York").install(), LocalDate.parse("2031-03-09"));
        assertThat(starts(desk, office, "2031-03-09", "2031-03-09"))
                .contains("2031-03-09T01:30:00-05:00", "2031-03-09T03:00:00-04:00")
                .noneMatch(start -> start.startsWith("2031-03-09T02"));
    }

    /** At half past two by the clocks of winter those of summer show half past three. */
    @Test
    void aStartIsTheMomentThatItsOffsetSaysAlsoWhereNoClockAtTheSiteShowsIt() {
        var desk = deskBefore("2031-03-09");
        var office = Office.on(watchedAroundTheClock("America/New_York").install(), LocalDate.parse("2031-03-09"));
        var hold = desk.post("/v1/holds", office.place("look", "2031-03-09T02:30:00-05:00"))
                .expect(201);
        assertThat(hold.text("start")).isEqualTo("2031-03-09T03:30:00-04:00");
        desk.delete("/v1/holds/" + hold.text("id")).expect(204);
        var booked = desk.post("/v1/appointments", office.booking("look", "2031-03-09T02:30:00-05:00"))
                .expect(201);
        assertThat(booked.text("start")).isEqualTo("2031-03-09T03:30:00-04:00");
        assertThat(booked.text("end")).isEqualTo("2031-03-09T04:00:00-04:00");
        for (var same : List.of("2031-03-09T03:30:00-04:00", "2031-03-09T07:30:00Z")) {
            assertThat(desk.post("/v1/appointments", office.booking("look", same))
                            .expect(409)
                            .problem())
                    .isEqualTo("slot-taken");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2031-03-09T02:30:00", "2031-11-02T01:30:00"})
    void aLocalTimeWithoutAnOffsetIsRefused(String start) {
        var desk = deskBefore(start.substring(0, 10));
        var office =
                Office.on(watchedAroundTheClock("America/New_York").install(), LocalDate.parse(start.substring(0, 10)));
        for (var path : List.of("/v1/holds", "/v1/appointments")) {
            var refused = desk.post(path, office.booking("look", start)).expect(400);
            assertThat(refused.body().path("errors").findValuesAsText("pointer"))
                    .contains("/start");
        }
    }

    @Test
    void anAutumnHourThatExistsTwiceIsOfferedTwice() {
        var desk = deskBefore("2031-11-02");
        var office = Office.on(watchedAroundTheClock("America/New_York").install(), LocalDate.parse("2031-11-02"));
        assertThat(starts(desk, office, "2031-11-02", "2031-11-02"))
                .containsSequence(
                        "2031-11-02T01:00:00-04:00",
                        "2031-11-02T01:30:00-04:00",
                        "2031-11-02T01:00:00-05:00",
                        "2031-11-02T01:30:00-05:00",
                        "2031-11-02T02:00:00-05:00");
        desk.post("/v1/appointments", office.booking("look", "2031-11-02T01:30:00-04:00"))
                .expect(201);
        desk.post("/v1/appointments", office.booking("look", "2031-11-02T01:30:00-05:00"))
                .expect(201);
        desk.post("/v1/appointments", office.booking("look", "2031-11-02T01:30:00-05:00"))
                .expect(409);
    }

    @Test
    void theDayThatApiaSkippedHasNoSlots() {
        var desk = deskBefore("2011-12-29");
        var office = Office.on(watchedAroundTheClock("Pacific/Apia").install(), LocalDate.parse("2011-12-29"));
        var starts = starts(desk, office, "2011-12-29", "2011-12-31");
        assertThat(starts).hasSize(96).contains("2011-12-29T23:30:00-10:00", "2011-12-31T00:00:00+14:00");
        assertThat(starts).noneMatch(start -> start.startsWith("2011-12-30"));
        desk.post("/v1/appointments", office.booking("look", "2011-12-29T23:30:00-10:00"))
                .expect(201);
        desk.post("/v1/appointments", office.booking("look", "2011-12-30T23:30:00-10:00"))
                .expect(201);
    }

    @ParameterizedTest
    @CsvSource({
        // A night shift from 22 to 6 before the change: 7 hours in spring, 9 in autumn, 7:30 and 8:30 on Lord Howe.
        // Before a day that is skipped it ends on the one after, as long as any.
        "America/New_York, 2031-03-08, 14",
        "America/New_York, 2031-11-01, 18",
        "Europe/Berlin, 2031-03-29, 14",
        "Europe/Berlin, 2031-10-25, 18",
        "America/St_Johns, 2031-03-08, 14",
        "America/St_Johns, 2031-11-01, 18",
        "Australia/Lord_Howe, 2031-10-04, 15",
        "Australia/Lord_Howe, 2031-04-05, 17",
        "Asia/Kathmandu, 2031-03-29, 16",
        "Pacific/Apia, 2011-12-29, 16"
    })
    void aNightShiftIsAsLongAsTheNight(String zone, String evening, int slots) {
        var desk = deskBefore(evening);
        var day = LocalDate.parse(evening);
        var weekday = day.getDayOfWeek().name().substring(0, 3).toLowerCase(Locale.ROOT);
        var office = Office.on(
                watchedAroundTheClock(zone)
                        .works("watcher", weekday, "22:00-06:00")
                        .install(),
                day);
        assertThat(starts(desk, office, evening, day.plusDays(2).toString())).hasSize(slots);
    }

    @ParameterizedTest
    @CsvSource({
        // zone, start, start of the hour of dosing, start of the hour of observation, end
        "America/New_York, 2031-03-09T01:00:00-05:00, 2031-03-09T01:30:00-05:00, 2031-03-09T03:30:00-04:00, 2031-03-09T04:30:00-04:00",
        "America/New_York, 2031-11-02T00:30:00-04:00, 2031-11-02T01:00:00-04:00, 2031-11-02T01:00:00-05:00, 2031-11-02T02:00:00-05:00",
        "Europe/Berlin, 2031-03-30T01:00:00+01:00, 2031-03-30T01:30:00+01:00, 2031-03-30T03:30:00+02:00, 2031-03-30T04:30:00+02:00",
        "Europe/Berlin, 2031-10-26T01:30:00+02:00, 2031-10-26T02:00:00+02:00, 2031-10-26T02:00:00+01:00, 2031-10-26T03:00:00+01:00",
        "America/St_Johns, 2031-03-09T01:00:00-03:30, 2031-03-09T01:30:00-03:30, 2031-03-09T03:30:00-02:30, 2031-03-09T04:30:00-02:30",
        "America/St_Johns, 2031-11-02T00:30:00-02:30, 2031-11-02T01:00:00-02:30, 2031-11-02T01:00:00-03:30, 2031-11-02T02:00:00-03:30",
        "Australia/Lord_Howe, 2031-10-05T01:00:00+10:30, 2031-10-05T01:30:00+10:30, 2031-10-05T03:00:00+11:00, 2031-10-05T04:00:00+11:00",
        "Australia/Lord_Howe, 2031-04-06T00:30:00+11:00, 2031-04-06T01:00:00+11:00, 2031-04-06T01:30:00+10:30, 2031-04-06T02:30:00+10:30",
        "Asia/Kathmandu, 2031-03-30T01:00:00+05:45, 2031-03-30T01:30:00+05:45, 2031-03-30T02:30:00+05:45, 2031-03-30T03:30:00+05:45",
        "Pacific/Apia, 2011-12-29T23:00:00-10:00, 2011-12-29T23:30:00-10:00, 2011-12-31T00:30:00+14:00, 2011-12-31T01:30:00+14:00"
    })
    void phasesRunInRealTimeOverTheChange(String zone, String start, String dosing, String observation, String end) {
        var day = start.substring(0, 10);
        var desk = deskBefore(day);
        var office = Office.on(
                ClinicSample.in(zone)
                        .practitioner("watcher", 1, "WATCH")
                        .service("look", service -> service.phase(PhaseCode.PREPARATION, 30)
                                .phase(PhaseCode.DOSING, 60)
                                .phase(PhaseCode.OBSERVATION, 60)
                                .need("WATCH", PhaseCode.PREPARATION, PhaseCode.OBSERVATION))
                        .install(),
                LocalDate.parse(day));
        var booked =
                desk.post("/v1/appointments", office.booking("look", start)).expect(201);
        assertThat(booked.body().path("phases").findValuesAsText("start")).containsExactly(start, dosing, observation);
        assertThat(booked.text("end")).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({
        "America/New_York, 2031-11-02, 2031-11-02T00:00:00-04:00, 2031-11-02T23:30:00-05:00, 2031-11-03T00:00:00-05:00",
        "Australia/Lord_Howe, 2031-04-06, 2031-04-06T00:00:00+11:00, 2031-04-06T23:30:00+10:30, 2031-04-07T00:00:00+10:30",
        "Asia/Kathmandu, 2031-03-30, 2031-03-30T00:00:00+05:45, 2031-03-30T23:30:00+05:45, 2031-03-31T00:00:00+05:45"
    })
    void aListByLocalDateHasTheWholeDayAndNothingElse(
            String zone, String day, String first, String last, String tomorrow) {
        var desk = deskBefore(day);
        var office = Office.on(watchedAroundTheClock(zone).install(), LocalDate.parse(day));
        for (var start : List.of(first, last, tomorrow)) {
            desk.post("/v1/appointments", office.booking("look", start)).expect(201);
        }
        var list = desk.get("/v1/appointments?site=" + office.site() + "&from=" + day + "&to=" + day)
                .expect(200);
        var starts = new ArrayList<String>();
        list.body().path("items").forEach(item -> starts.add(item.path("start").asText()));
        assertThat(starts).containsExactly(first, last);
    }

    @Test
    void aBlockOfAnAutumnDayTakesAll25Hours() {
        var desk = deskBefore("2031-11-02");
        var office = Office.on(watchedAroundTheClock("America/New_York").install(), LocalDate.parse("2031-11-02"));
        var leave = Map.of("start", "2031-11-02T00:00:00-04:00", "end", "2031-11-03T00:00:00-05:00", "kind", "LEAVE");
        desk.post("/v1/actors/" + office.actor("watcher") + "/blocks", leave).expect(201);
        assertThat(starts(desk, office, "2031-11-02", "2031-11-02")).isEmpty();
        assertThat(starts(desk, office, "2031-11-03", "2031-11-03")).hasSize(48);
    }

    @Test
    void anArrivalAfterMidnightIsOnTheLocalDayOfTheVisit() {
        clock.set(OffsetDateTime.parse("2031-11-02T00:30:00-04:00").toInstant());
        var desk = Office.staff("frontdesk");
        var office = Office.on(watchedAroundTheClock("America/New_York").install(), LocalDate.parse("2031-11-02"));
        var booked = desk.post("/v1/appointments", office.booking("look", "2031-11-02T23:30:00-05:00"))
                .expect(201);
        desk.ifMatch(booked.body().path("version").asLong())
                .post("/v1/appointments/" + booked.text("id") + "/arrival", Map.of())
                .expect(200);
    }
}
