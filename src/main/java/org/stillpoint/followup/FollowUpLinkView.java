package org.stillpoint.followup;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A link by which a patient answers; its key is shown this once. */
@Schema(
        name = "FollowUpLink",
        requiredProperties = {"followUp", "key", "expiresAt"})
public record FollowUpLinkView(
        UUID followUp,

        @Schema(description = "Sent as bearer token, with the patient's date of birth, it opens the questions")
        String key,

        OffsetDateTime expiresAt) {}
