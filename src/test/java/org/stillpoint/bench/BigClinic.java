package org.stillpoint.bench;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Three sites, 12 rooms, 24 staff and 12 monitors; a consultation takes three claims, a treatment session six. */
final class BigClinic {

    static final ZoneId ZONE = ZoneId.of("America/New_York");
    static final List<String> SITES = List.of("north", "south", "west");
    static final int ROOMS = 4;

    /** Twelve sessions in four weeks. */
    static final String PROTOCOL = "BENCH_12";

    private static final String PROTOCOLS = """
            protocols:
              - code: %s
                name: Twelve infusions in four weeks
                route: IV_KETAMINE
                source: made up
                course:
                  - {phase: INDUCTION, service: SESSION, weeks: 4, perWeek: 3}
                  - {phase: REVIEW, service: CONSULT}
                spacing: {minGapDays: 2, maxPerRolling7Days: 3}
                observation: {floorMinutes: 60, from: END_OF_DOSING}
                vitals: [{before: DOSING}]
                bloodPressure:
                  warn: {systolic: 140, diastolic: 90}
                  override: {systolic: 160, diastolic: 100}
                  block: {systolic: 180, diastolic: 120}
                fasting: {foodHours: 6, liquidMinutes: 120}
                noDriving: {hours: 24, untilNextDay: true}
                escort: true
                followUps:
                  - {code: CHECK_IN_24H, after: EACH_SESSION, first: 2, dueHours: 24, fromHours: 18, toHours: 36}
                  - {code: INDUCTION_REVIEW, after: LAST_INDUCTION_SESSION, dueHours: 24, fromHours: 24, toHours: 168}
                  - {code: SAFETY_REVIEW, after: EVERY, everySessions: 12, dueHours: 2160, fromHours: 2160, toHours: 2496}
            """;

    private static final LocalTime OPENING = LocalTime.of(8, 0);

    private BigClinic() {}

    static String file() {
        var text = new StringBuilder("settings: {holdMinutes: 10, cancelNoticeHours: 24, publicHolds: 3}\nsites:\n");
        SITES.forEach(site -> text.append("""
                  - code: %s
                    name: Bench %s
                    alias: Office %s
                    address: 1 Example Street
                    country: US
                    phone: (617) 555-0110
                    timeZone: %s
                    openingHours: {mon-fri: ["08:00-18:00"]}
                """.formatted(site, site, site, ZONE)));
        text.append("actors:\n");
        SITES.forEach(site -> text.append(actors(site)));
        text.append("""
                services:
                  - code: CONSULT
                    name: Consultation
                    publicName: Appointment
                    route: NONE
                    phases: [{code: DOSING, minutes: 25}, {code: TURNOVER, minutes: 5}]
                    needs:
                      - {capability: ROOM, from: DOSING, to: TURNOVER}
                      - {capability: PRESCRIBER, from: DOSING, to: DOSING}
                    startGridMinutes: 15
                    minimumNoticeMinutes: 0
                    horizonDays: 1100
                    openToPublic: true
                    sites: [north, south, west]
                  - code: SESSION
                    name: Treatment session
                    publicName: Appointment
                    route: IV_KETAMINE
                    phases:
                      - {code: PREPARATION, minutes: 30}
                      - {code: DOSING, minutes: 40}
                      - {code: OBSERVATION, minutes: 60}
                      - {code: DISCHARGE, minutes: 10}
                      - {code: TURNOVER, minutes: 10}
                    needs:
                      - {capability: ROOM, from: PREPARATION, to: TURNOVER}
                      - {capability: NURSE, lanes: 2, from: PREPARATION, to: DOSING}
                      - {capability: NURSE, from: OBSERVATION, to: DISCHARGE}
                      - {capability: MONITOR, from: PREPARATION, to: DISCHARGE}
                      - {capability: ON_SITE, from: DOSING, to: DISCHARGE}
                    startGridMinutes: 15
                    minimumNoticeMinutes: 0
                    horizonDays: 1100
                    openToPublic: false
                    sites: [north, south, west]
                """);
        text.append(PROTOCOLS.formatted(PROTOCOL));
        return text.toString();
    }

    private static String actors(String site) {
        var text = new StringBuilder();
        for (int n = 1; n <= ROOMS; n++) {
            text.append(actor(site, "room-" + n, "ROOM", "ROOM", 1));
            text.append(actor(site, "monitor-" + n, "DEVICE", "MONITOR", 1));
            text.append(actor(site, "nurse-" + n, "PRACTITIONER", "NURSE", 3));
            text.append(actor(site, "prescriber-" + n, "PRACTITIONER", "PRESCRIBER, ON_SITE", 8));
        }
        return text.toString();
    }

    private static String actor(String site, String name, String kind, String capabilities, int lanes) {
        return "  - {code: %s-%s, name: Bench %s, kind: %s, site: %s, capabilities: [%s], lanes: %d}%n"
                .formatted(site, name, name, kind, site, capabilities, lanes);
    }

    /** A start of a consultation: every half hour of a working day there is one for each room. */
    record Start(String site, OffsetDateTime at, int room) {

        /** Different for all that are near in time: somebody who is booked twice at once is rightly refused. */
        int number() {
            long halfHours = at.toEpochSecond() / 1800;
            return (int) (halfHours % 100_000) * SITES.size() * ROOMS + SITES.indexOf(site) * ROOMS + room;
        }
    }

    /** All consultations that fit on the working days from a date on, as many starts as asked for, day by day. */
    static List<Start> consultations(LocalDate from, int count) {
        var starts = new ArrayList<Start>(count);
        for (var date = from; starts.size() < count; date = date.plusDays(1)) {
            if (isWorkingDay(date)) {
                addDay(starts, date);
            }
        }
        return starts.subList(0, count);
    }

    private static void addDay(List<Start> starts, LocalDate date) {
        for (int half = 0; half < 20; half++) {
            var at = date.atTime(OPENING.plusMinutes(30L * half)).atZone(ZONE).toOffsetDateTime();
            SITES.forEach(site -> IntStream.range(0, ROOMS).forEach(room -> starts.add(new Start(site, at, room))));
        }
    }

    static boolean isWorkingDay(LocalDate date) {
        return date.getDayOfWeek() != DayOfWeek.SATURDAY && date.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
