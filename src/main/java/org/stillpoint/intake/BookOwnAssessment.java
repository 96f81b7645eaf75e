package org.stillpoint.intake;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.patient.Person;
import org.stillpoint.platform.WrittenName;
import org.stillpoint.scheduling.BookAppointment.HeldSlot;

/** The sender of a request books the first visit: from a hold, and reached as the request says. */
public record BookOwnAssessment(
        @NotNull @Valid HeldSlot hold,

        @NotBlank @Size(max = 100) @WrittenName @Schema(examples = "Ada")
        String givenName,

        @NotBlank @Size(max = 100) @WrittenName @Schema(examples = "Testperson")
        String familyName,

        @NotNull @Past @Schema(examples = "1980-05-17") LocalDate dateOfBirth) {

    String name() {
        return givenName + " " + familyName;
    }

    Person person(Contact contact) {
        return new Person(givenName, familyName, dateOfBirth, contact.email(), contact.phone());
    }
}
