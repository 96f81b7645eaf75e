package org.stillpoint.patient;

import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody who may be the one who is looked for, with what tells people of one name apart. */
@Schema(requiredProperties = {"id", "givenName", "familyName", "dateOfBirth"})
public record PatientMatch(
        UUID id,
        String givenName,
        String familyName,
        String preferredName,
        LocalDate dateOfBirth,
        @Schema(description = "The one to try first") String phone,
        @Schema(description = "The one to try first") String email) {

    PatientMatch reachedAt(String newPhone, String newEmail) {
        return new PatientMatch(id, givenName, familyName, preferredName, dateOfBirth, newPhone, newEmail);
    }
}
