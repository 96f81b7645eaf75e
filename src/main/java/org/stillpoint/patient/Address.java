package org.stillpoint.patient;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a patient lives. */
@Schema(requiredProperties = "lines")
public record Address(
        @NotEmpty @Size(max = 4) @Schema(description = "Street, house, apartment", examples = "[\"1 Example Street\"]")
        List<@NotBlank @Size(max = 100) String> lines,

        @Size(max = 100) @Schema(examples = "Boston") String city,

        @Size(max = 100) @Schema(description = "State or province", examples = "MA")
        String region,

        @Size(max = 20) @Schema(examples = "02110") String postalCode,

        @Pattern(regexp = "[A-Z]{2}") @Schema(description = "ISO 3166-1 alpha-2", examples = "US")
        String country) {}
