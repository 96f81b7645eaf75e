package org.stillpoint.clinic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stillpoint.clinic.SmallClinicFile.errors;
import static org.stillpoint.clinic.SmallClinicFile.plan;
import static org.stillpoint.clinic.SmallClinicFile.with;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClinicFileTest {

    /** Each: what is replaced, by what, and where and what the file's owner is told. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            settings: {holdMinutes: 10}   | setings: {}                  | /setings                          | not known here
            holdMinutes: 10               | holdMinutes: "10"            | /settings/holdMinutes             | string found, integer expected
            holdMinutes: 10               | holdMinutes: 10.5            | /settings/holdMinutes             | number found, integer expected
            holdMinutes: 10               | holdMinutes: 10.0            | /settings/holdMinutes             | whole number without a decimal point
            holdMinutes: 10               | holdMinutes: 0               | /settings/holdMinutes             | minimum value of 1
            name: North                   | name:                        | /sites/0/name                     | null found, string expected
            name: North                   | name: no                     |                                   |
            name: North                   | name: false                  | /sites/0/name                     | boolean found, string expected
            name: North                   | name: "a\\0b"                | /sites/0/name                     | control character
            name: North                   | name: "a\\ud800b"            | /sites/0/name                     | half a character
            name: North                   | naem: North                  | /sites/0/naem                     | not known here
            code: north                   | code: North                  | /sites/0/code                     | pattern
            alias: North office           | alias: North ketamine office | /sites/0/alias                    | must be neutral
            country: US                   | country: XX                  | /sites/0/country                  | no country code
            phone: (617) 555-0110         | phone: 12                    | /sites/0/phone                    | integer found, string expected
            phone: (617) 555-0110         | phone: 555-0110              | /sites/0/phone                    | no phone number of US
            phone: (617) 555-0110         | phone: ask me                | /sites/0/phone                    | no phone number of US
            America/New_York              | America/Atlantis             | /sites/0/timeZone                 | no time zone
            America/New_York              | SystemV/PST8PDT              | /sites/0/timeZone                 | no time zone
            America/New_York              | america/new_york             | /sites/0/timeZone                 | no time zone
            America/New_York              | +05:00                      | /sites/0/timeZone                 | no time zone
            mon-fri: ["08:00-18:00"]      | mon-fry: ["08:00-18:00"]     | /sites/0/openingHours/mon-fry     | no day or range
            mon-fri: ["08:00-18:00"]      | fri-mon: ["08:00-18:00"]     | /sites/0/openingHours/fri-mon     | forwards within the week
            mon-fri: ["08:00-18:00"]      | {mon-fri: [], wed: []}       | /sites/0/openingHours/wed         | wed a second time
            ["08:00-18:00"]               | 08:00                        | /sites/0/openingHours/mon-fri     | string found, array expected
            ["08:00-18:00"]               | [09:00]                      | /sites/0/openingHours/mon-fri/0   | no stretch of a day
            ["08:00-18:00"]               | [540]                        | /sites/0/openingHours/mon-fri/0   | integer found, string expected
            ["08:00-18:00"]               | ["8:00-18:00"]               | /sites/0/openingHours/mon-fri/0   | no stretch of a day
            ["08:00-18:00"]               | ["08:00-25:00"]              | /sites/0/openingHours/mon-fri/0   | does not exist
            ["08:00-18:00"]               | ["08:60-18:00"]              | /sites/0/openingHours/mon-fri/0   | does not exist
            ["08:00-18:00"]               | ["24:00-02:00"]              | /sites/0/openingHours/mon-fri/0   | does not exist
            ["08:00-18:00"]               | ["08:01-18:00"]              | /sites/0/openingHours/mon-fri/0   | multiple of 5
            ["08:00-18:00"]               | ["08:00-08:00"]              | /sites/0/openingHours/mon-fri/0   | whole day is 00:00-24:00
            ["08:00-18:00"]               | [08:00-12:00, 11:55-18:00]   | /sites/0/openingHours/mon-fri/1   | overlaps
            ["08:00-18:00"]               | [08:00-12:00, 12:00-18:00]   |                                   |
            ["08:00-18:00"]               | ["00:00-24:00"]              |                                   |
            to: 2026-12-26                | to: 2026-12-23               | /sites/0/closures/0/to            | before from
            to: 2026-12-26                | to: 2026-02-30               | /sites/0/closures/0/to            | no date
            from: 2026-12-24              | from: 0206-12-24             | /sites/0/closures/0/from          | in the years 1900 to 2200
            to: 2026-12-26                | to: 2201-01-01               | /sites/0/closures/0/to            | in the years 1900 to 2200
            , reason: Holidays}           | , reason: A}\\n      - {from: 2026-12-26, reason: B} | /sites/0/closures/1 | covers days
            code: nurse-1                 | code: room-1                 | /actors/1/code                    | used before, at /actors/0/code
            kind: ROOM                    | kind: ROM                    | /actors/0/kind                    | enumeration
            site: north, cap              | site: south, cap             | /actors/0/site                    | there is no site south
            lanes: 3                      | lanes: 3.0                   | /actors/1/lanes                   | whole number without a decimal point
            lanes: 3                      | lanes: 33                    | /actors/1/lanes                   | maximum value of 32
            lanes: 3                      | lanes: 0                     | /actors/1/lanes                   | minimum value of 1
            lanes: 3                      | lanes: 1                     | /services/0/needs                 | nobody at north can serve as NURSE with 2 lanes
            [RECLINER]                    | [IV_ROOM]                    | /services/0/needs                 | nobody at north can serve as RECLINER
            [RECLINER]                    | [recliner]                   | /actors/0/capabilities/0          | pattern
            route: ESKETAMINE_NASAL       | route: ORAL_KETAMINE         | /services/0/route                 | oral route is disabled
            publicName: Visit             | publicName: Spravato visit   | /services/0/publicName            | must be neutral
            minutes: 10                   | minutes: 10.0                | /services/0/phases/0/minutes      | whole number without a decimal point
            minutes: 10                   | minutes: 12                  | /services/0/phases/0/minutes      | multiple of 5
            minutes: 10                   | minutes: 725                 | /services/0/phases/0/minutes      | maximum value of 720
            minutes: 120, floorMinutes: 120 | minutes: 115, floorMinutes: 115 | /services/0/phases/1/minutes | at least 120
            minutes: 120, floorMinutes: 120 | minutes: 120, floorMinutes: 60  | /services/0/phases/1/floorMinutes | not be lowered below 120
            minutes: 120, floorMinutes: 120 | minutes: 120, floorMinutes: 150 | /services/0/phases/1/minutes | below the phase's own floor of 150
            , source: label               | ` `                          | /services/0/phases/1              | lacks source, without which floorMinutes
            name: North                   | # no name                  | /sites/0                          | lacks name
            code: OBSERVATION             | code: DISCHARGE              | /services/0/phases                | must observe the patient for at least 120
            {code: DOSING, minutes: 10}   | {code: TURNOVER, minutes: 10} | /services/0/phases/1/code        | OBSERVATION can not follow TURNOVER
            {code: DOSING, minutes: 10}   | {code: OBSERVATION, minutes: 120} | /services/0/phases/1/code    | OBSERVATION can not follow OBSERVATION
            {code: DOSING, minutes: 10}   | {code: PREPARATION, minutes: 10} | /services/0/phases            | lacks DOSING
            {capability: MONITOR, from: DOSING, to: OBSERVATION} | {capability: MONITOR, from: OBSERVATION, to: DOSING} | /services/0/needs/2/to | DOSING is before OBSERVATION
            {capability: MONITOR, from: DOSING, to: OBSERVATION} | {capability: MONITOR, from: DOSING, to: DISCHARGE} | /services/0/needs/2/to | has no phase DISCHARGE
            {capability: MONITOR, from: DOSING, to: OBSERVATION} | {capability: MONITOR, from: DOSING, to: DOSING} | /services/0/needs | must need MONITOR in OBSERVATION
            {capability: PRESCRIBER_ON_SITE, from: DOSING | {capability: NURSE, role: N, from: DOSING | /services/0/needs | must need PRESCRIBER_ON_SITE in DOSING
            {capability: MONITOR,         | {capability: MONITOR, role: M, mayChange: true, | /services/0/needs/2/mayChange | same as a role
            startGridMinutes: 15          | startGridMinutes: 25         | /services/0/startGridMinutes      | divide a day
            startGridMinutes: 15          | startGridMinutes: 12         | /services/0/startGridMinutes      | multiple of 5
            sites: [north]                | sites: [south]               | /services/0/sites/0               | there is no site south
            sites: [north]                | sites: []                    | /services/0/sites                 | at least 1
            sites: [north]                | openToPublic: yes            | /services/0/openToPublic          | string found, boolean expected
            """)
    void everyMistakeIsNamedWithItsPlace(String part, String replacement, String pointer, String detail) {
        var text = with(part, replacement.replace("\\n", "\n").replace("\\\\", "\\"));
        if (pointer == null) {
            plan(text);
            return;
        }
        var errors = errors(text);
        assertTrue(
                errors.stream()
                        .anyMatch(error -> error.pointer().equals(pointer)
                                && error.detail().contains(detail)),
                () -> "no such error: " + pointer + " " + detail + " among " + errors);
    }

    @Test
    void mistakesOfStructureAndOfMeaningAreToldTogetherInTheOrderOfTheLines() {
        var text = with("holdMinutes: 10", "holdMinutes: ten")
                .replace("America/New_York", "Mars/Olympus")
                .replace("site: north, cap", "site: south, cap")
                .replace("startGridMinutes: 15", "startGridMinutes: 25\n    colour: red");
        assertEquals(
                List.of(
                        "line 1, column 12 /settings/holdMinutes: string found, integer expected",
                        "line 9, column 5 /sites/0/timeZone: is no time zone of the IANA database such as America/New_York",
                        "line 15, column 44 /actors/0/site: there is no site south",
                        "line 32, column 5 /services/0/needs: nobody at north can serve as RECLINER",
                        "line 37, column 5 /services/0/startGridMinutes: must divide a day of 1440 minutes evenly",
                        "line 38, column 5 /services/0/colour: is not known here"),
                errors(text).stream().map(FileError::toString).toList());
    }

    @Test
    void aNumberIsToldToBeWrongInOneWay() {
        assertEquals(
                List.of(
                        "line 30, column 24 /services/0/phases/0/minutes: must be a whole number without a decimal point"),
                errors(with("minutes: 10", "minutes: 10.0")).stream()
                        .map(FileError::toString)
                        .toList());
        assertEquals(
                List.of("line 1, column 12 /settings/holdMinutes: number found, integer expected"),
                errors(with("holdMinutes: 10", "holdMinutes: 10.5")).stream()
                        .map(FileError::toString)
                        .toList());
    }

    @Test
    void whatIsLeftOutHasItsDefault() {
        var plan = plan(with("settings: {holdMinutes: 10}\n", "").replace("    startGridMinutes: 15\n", ""));
        assertEquals(new Settings(10, 24, 3), plan.settings());
        var room = plan.actor("room-1").orElseThrow();
        assertEquals(1, room.lanes());
        assertEquals(Optional.empty(), room.workingHours());
        var service = plan.service("SPRAY").orElseThrow();
        assertEquals(15, service.startGridMinutes());
        assertEquals(0, service.minimumNoticeMinutes());
        assertEquals(365, service.horizonDays());
        assertEquals(false, service.openToPublic());
    }

    @Test
    void whatIsWrittenIsRead() {
        var plan = plan(SmallClinicFile.TEXT);
        var site = plan.site("north").orElseThrow();
        assertEquals("+16175550110", site.phone());
        var day = new Shift(LocalTime.of(8, 0), LocalTime.of(18, 0));
        assertEquals(List.of(day), site.openingHours().on(DayOfWeek.FRIDAY));
        assertEquals(List.of(), site.openingHours().on(DayOfWeek.SATURDAY));
        assertEquals(
                List.of(new HoursException(
                        LocalDate.parse("2026-12-24"), LocalDate.parse("2026-12-26"), List.of(), "Holidays")),
                site.closures());
        var nurse = plan.actor("nurse-1").orElseThrow();
        assertEquals(site.id(), nurse.siteId());
        assertTrue(nurse.workingHours()
                .orElseThrow()
                .on(DayOfWeek.MONDAY)
                .getFirst()
                .overMidnight());
    }

    @Test
    void needsOfOneCapabilityShareARoleUnlessOneMayChange() {
        var second = "      - {capability: NURSE, from: OBSERVATION, to: OBSERVATION, mayChange: true}\n    startGrid";
        var service = plan(with("    startGrid", second)).service("SPRAY").orElseThrow();
        assertEquals(
                List.of("NURSE", "NURSE/OBSERVATION"),
                service.needs().stream()
                        .filter(need -> need.capability().equals("NURSE"))
                        .map(Need::role)
                        .toList());
    }
}
