package org.stillpoint.clinic;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** A clinic file without mistakes, and what is said about it after a change in its text. */
final class SmallClinicFile {

    static final String TEXT = """
            settings: {holdMinutes: 10}
            sites:
              - code: north
                name: North
                alias: North office
                address: 1 North Street
                country: US
                phone: (617) 555-0110
                timeZone: America/New_York
                openingHours:
                  mon-fri: ["08:00-18:00"]
                closures:
                  - {from: 2026-12-24, to: 2026-12-26, reason: Holidays}
            actors:
              - {code: room-1, name: Room, kind: ROOM, site: north, capabilities: [RECLINER]}
              - code: nurse-1
                name: Nurse
                kind: PRACTITIONER
                site: north
                capabilities: [NURSE, MONITOR, PRESCRIBER_ON_SITE]
                lanes: 3
                workingHours:
                  mon: ["22:00-02:00"]
            services:
              - code: SPRAY
                name: Spray
                publicName: Visit
                route: ESKETAMINE_NASAL
                phases:
                  - {code: DOSING, minutes: 10}
                  - {code: OBSERVATION, minutes: 120, floorMinutes: 120, source: label}
                needs:
                  - {capability: RECLINER, from: DOSING, to: OBSERVATION}
                  - {capability: NURSE, lanes: 2, from: DOSING, to: DOSING}
                  - {capability: MONITOR, from: DOSING, to: OBSERVATION}
                  - {capability: PRESCRIBER_ON_SITE, from: DOSING, to: OBSERVATION}
                startGridMinutes: 15
                sites: [north]
            """;

    private SmallClinicFile() {}

    static ClinicPlan plan(String text) {
        return ClinicFile.read(bytes(text), List.of()).over(empty(), UUID::randomUUID);
    }

    static ClinicPlan empty() {
        return new ClinicPlan(0, new Settings(10, 24, 3), List.of(), List.of(), List.of());
    }

    static String with(String part, String replacement) {
        assertTrue(TEXT.contains(part), part);
        return TEXT.replace(part, replacement);
    }

    static List<FileError> errors(String text) {
        return errors(bytes(text));
    }

    static List<FileError> errors(byte[] bytes) {
        return assertThrows(ClinicFileInvalid.class, () -> ClinicFile.read(bytes, List.of()))
                .errors();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
