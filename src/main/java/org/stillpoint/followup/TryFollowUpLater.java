package org.stillpoint.followup;

import jakarta.validation.constraints.NotNull;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody has tried. */
public record TryFollowUpLater(
        @NotNull TryOutcome outcome,

        @Schema(
                description =
                        "When it is tried again; it is not among what is due before. Of a RISK within 24 hours, of a"
                                + " REVIEW until it is late, and then within 24 hours, of all else within 60 days")
        OffsetDateTime nextTryAt) {}
