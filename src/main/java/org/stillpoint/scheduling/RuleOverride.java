package org.stillpoint.scheduling;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Staff may lift the rules of notice and horizon, a prescriber also gates, and say why. */
public record RuleOverride(
        @NotBlank @Size(max = 500) @Schema(examples = "Agreed by phone")
        String reason,

        @Size(max = 20)
        @Schema(description = "Codes of gates to lift for this time, where their rules allow it (PRESCRIBER)")
        Set<@NotNull @Pattern(regexp = "[A-Z][A-Z0-9_]{1,59}") String> gates) {

    Set<String> liftedGates() {
        return Objects.requireNonNullElse(gates, Set.of());
    }
}
