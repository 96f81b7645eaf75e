package org.stillpoint.scheduling;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Take an actor out of service. */
public record BlockActor(
        @NotNull @Schema(description = "A whole minute; where that is past, the block begins at the present minute")
        OffsetDateTime start,

        @NotNull @Schema(description = "A whole minute, at most 92 days after the start")
        OffsetDateTime end,

        @NotNull BlockKind kind,

        @Size(max = 500) @Schema(description = "For the clinic's own use", examples = "Yearly service")
        String note,

        @Schema(
                description = "Put the appointments in the way on the list of appointments to move",
                defaultValue = "false")
        Boolean displace) {

    boolean displaces() {
        return Boolean.TRUE.equals(displace);
    }
}
