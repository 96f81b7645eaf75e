package org.stillpoint.session;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The patient goes to other care. */
public record TransferSession(
        @NotNull To to, @NotBlank @Size(max = 1000) String reason) {

    /** To whom. */
    @Schema(name = "TransferTo")
    public enum To {
        EMERGENCY_SERVICES,
        HOSPITAL,
        OTHER_CLINIC,
        OTHER
    }

    String words() {
        return to + ": " + reason;
    }
}
