package org.stillpoint.intake;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.platform.PublicNotice;

/** What the sender of a request gets back, and finds again with the key. Who helps in a crisis comes first. */
@Schema(requiredProperties = {"crisisResources", "id", "reference", "status", "statusText", "nextSteps", "version"})
public record RequestReceipt(
        List<CrisisResource> crisisResources,
        UUID id,
        @Schema(description = "To be read over the phone") String reference,

        @Schema(description = "Opens this request to its sender for 180 days; shown once, and not to staff")
        String key,

        RequestStatus status,

        @Schema(description = "The status in plain words, in the language of the request")
        String statusText,

        String nextSteps,

        @Schema(description = "All that is known, beside what its sender sees (staff)")
        RequestFile file,

        long version)
        implements PublicNotice.Carried {

    RequestReceipt with(RequestFile all) {
        return new RequestReceipt(crisisResources, id, reference, key, status, statusText, nextSteps, all, version);
    }
}
