package org.stillpoint.intake;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the sender of a request gets back, and finds again with the key. */
@Schema(requiredProperties = {"id", "reference", "status", "nextSteps", "crisisResources"})
public record RequestReceipt(
        UUID id,
        @Schema(description = "To be read over the phone") String reference,

        @Schema(description = "Opens this request to its sender; shown once")
        String key,

        RequestStatus status,
        String nextSteps,
        List<CrisisResource> crisisResources) {}
