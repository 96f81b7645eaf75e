package org.stillpoint.patient;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is known of somebody who is looked for; all that is given has to fit. */
@Schema(
        description =
                "A name, a date of birth, a phone number or an e-mail address is needed; all that is given has to fit")
public record SearchPatients(
        @Size(max = 200)
        @Schema(
                description = "Any of the names, in any order; marks, capitals and small misspellings do not matter",
                examples = "testpersn ada")
        String name,

        @Schema(examples = "1980-05-17") LocalDate dateOfBirth,

        @Size(max = 40)
        @Schema(description = "With a prefix, or as dialled in the clinic's country", examples = "+12125550143")
        String phone,

        @Size(max = 254) @Schema(examples = "ada@patients.example")
        String email,

        @Min(1) @Max(50) @Schema(description = "How many at most, 1 to 50; 20 if not given")
        Integer limit) {

    @Schema(hidden = true)
    @AssertTrue(message = "a name, a date of birth, a phone number or an e-mail address is needed")
    public boolean isSearching() {
        return name != null || dateOfBirth != null || phone != null || email != null;
    }
}
