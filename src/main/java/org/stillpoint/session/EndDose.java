package org.stillpoint.session;

import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A dose is over. */
public record EndDose(
        @Schema(description = "Now, if not given") OffsetDateTime at) {}
