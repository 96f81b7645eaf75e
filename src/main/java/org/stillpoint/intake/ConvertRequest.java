package org.stillpoint.intake;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.platform.InvalidRequest;
import org.stillpoint.platform.WrittenName;
import org.stillpoint.scheduling.BookAppointment.HeldSlot;
import org.stillpoint.scheduling.RuleOverride;

/** Turn a request into a patient and an appointment for an assessment. */
public record ConvertRequest(
        @Schema(description = "Somebody who has a record already")
        UUID patient,

        @Valid NewPatient person,

        @Schema(
                description =
                        "true: the person is somebody else than the patients with the same phone or e-mail; not than the"
                                + " patient whom the request has led to already")
        Boolean newPerson,

        @Valid HeldSlot hold,

        @Schema(description = "Without a hold", examples = "INITIAL_ASSESSMENT")
        String service,

        @Schema(description = "Without a hold", examples = "harbor")
        String site,

        @Schema(description = "Without a hold: a start from the session slots, unchanged")
        OffsetDateTime start,

        @Valid RuleOverride override) {

    /** What the request does not tell about a person; how to reach them is taken from it. */
    public record NewPatient(
            @NotBlank @Size(max = 100) @WrittenName @Schema(examples = "Ada")
            String givenName,

            @NotBlank @Size(max = 100) @WrittenName @Schema(examples = "Testperson")
            String familyName,

            @NotNull @Past @Schema(examples = "1980-05-17") LocalDate dateOfBirth) {}

    /** Refuses what does not add up, all of it at once; what there is to say about place and time the booking says. */
    void check() {
        new InvalidRequest.Collector()
                .check(patient != null || person != null, "/person", "either a person or a patient is needed")
                .check(patient == null || person == null, "/patient", "must not be sent together with a person")
                .check(patient == null || newPerson == null, "/newPerson", "goes with a person")
                .refuse();
    }

    boolean isNewPerson() {
        return Boolean.TRUE.equals(newPerson);
    }
}
