package org.stillpoint.clinic;

/** The smallest clinic that can be booked, for the documentation; loaded by a test. */
final class ClinicFileExample {

    static final String TEXT = """
            sites:
              - code: example
                name: Example Road
                alias: Example Road office
                address: 1 Example Road, Boston, MA 02110
                country: US
                phone: (617) 555-0110
                timeZone: America/New_York
                openingHours:
                  mon-fri: ["08:00-18:00"]
            actors:
              - {code: room-1, name: Room 1, kind: ROOM, site: example, capabilities: [CONSULT_ROOM]}
              - {code: dr-1, name: Dr. Sample, kind: PRACTITIONER, site: example, capabilities: [PRESCRIBER]}
            services:
              - code: INITIAL_ASSESSMENT
                name: Initial assessment
                publicName: First appointment
                route: NONE
                phases:
                  - {code: DOSING, minutes: 75}
                  - {code: TURNOVER, minutes: 10}
                needs:
                  - {capability: CONSULT_ROOM, from: DOSING, to: TURNOVER}
                  - {capability: PRESCRIBER, from: DOSING, to: DOSING}
                openToPublic: true
                sites: [example]
            """;

    private ClinicFileExample() {}
}
