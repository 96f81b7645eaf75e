package org.stillpoint.session;

import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The patient of a treatment visit is here. */
public record BeginSession(
        @NotNull @Schema(description = "The visit; its arrival is recorded with it, unless it was before")
        UUID appointment) {}
