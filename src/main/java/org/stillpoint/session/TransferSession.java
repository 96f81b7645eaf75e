package org.stillpoint.session;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The patient goes to other care. */
public record TransferSession(
        @Schema(
                description =
                        "When the patient left; now, if not given. Not before vital signs or observations that are recorded")
        OffsetDateTime at,

        @NotNull To to,
        @NotBlank @Size(max = 1000) String reason) {

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
