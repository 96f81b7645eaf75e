package org.stillpoint.patient;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.platform.WrittenName;

/** A person who is not known yet, in their own words: any script, kept as it was typed. */
public record Person(
        @NotBlank @Size(max = 100) @WrittenName @Schema(examples = "Ada")
        String givenName,

        @NotBlank @Size(max = 100) @WrittenName @Schema(examples = "Testperson")
        String familyName,

        @NotNull @Past @Schema(examples = "1980-05-17") LocalDate dateOfBirth,

        @Email @Size(max = 254) @Schema(format = "email", examples = "ada@patients.example")
        String email,

        @Size(max = 40)
        @Schema(description = "With a prefix, or as dialled in the site's country", examples = "+12125550143")
        String phone) {

    @Schema(hidden = true)
    @AssertTrue(message = "an e-mail address or a phone number is needed")
    public boolean isReachable() {
        return email != null && !email.isBlank() || phone != null && !phone.isBlank();
    }
}
