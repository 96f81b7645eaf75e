package org.stillpoint.scheduling;

import java.time.LocalDate;
import java.util.List;
import org.stillpoint.patient.Person;

/** People who do not exist: their family names say so, their addresses and numbers are reserved for examples. */
final class DemoPatients {

    private static final List<String> GIVEN_NAMES = List.of(
            "Ada", "Ben", "Cleo", "Dara", "Eli", "Fay", "Gus", "Hana", "Ivo", "Jun", "Kai", "Lea", "Milo", "Noor",
            "Otto", "Pia", "Quinn", "Rosa", "Sami", "Tove");
    private static final List<String> FAMILY_NAMES = List.of("Testperson", "Sampleman", "Demowitz", "Fakename");

    private DemoPatients() {}

    /** The same person for the same number, 0 to 79. */
    static Person number(int number) {
        return new Person(
                GIVEN_NAMES.get(number % GIVEN_NAMES.size()),
                FAMILY_NAMES.get(number / GIVEN_NAMES.size() % FAMILY_NAMES.size()),
                LocalDate.of(1955 + number % 45, 1 + number % 12, 1 + number % 28),
                "patient-" + number + "@patients.example",
                "+16175550" + (100 + number));
    }
}
