package org.stillpoint.scheduling;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The visit does not take place. */
public record CancelAppointment(
        @NotNull CancelReason reason,

        @Size(max = 1000) @Schema(description = "For the clinic's own use")
        String note) {}
