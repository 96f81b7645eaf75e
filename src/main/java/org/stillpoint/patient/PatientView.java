package org.stillpoint.patient;

import java.time.LocalDate;
import java.util.UUID;

/** A person's record as staff see it. */
public record PatientView(
        UUID id, String givenName, String familyName, LocalDate dateOfBirth, String email, String phone, long version) {

    static PatientView of(Patient patient) {
        return new PatientView(
                patient.id(),
                patient.givenName(),
                patient.familyName(),
                patient.dateOfBirth(),
                patient.email().orElse(null),
                patient.phone().orElse(null),
                patient.version());
    }

    /** As a calendar shows it. */
    public String name() {
        return givenName + " " + familyName;
    }
}
