package org.stillpoint.scheduling;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.platform.InvalidRequest;

/** Keep this visit free for me while I fill in the form. */
public record HoldSlot(
        @NotBlank @Schema(examples = "INITIAL_ASSESSMENT") String service,
        @NotBlank @Schema(examples = "harbor") String site,

        @NotNull
        @Schema(
                description =
                        "A start from the session slots, unchanged: the moment that its offset says, whether or not clocks at the site show it so")
        OffsetDateTime start,

        @Schema(description = "Code of an actor who must serve (staff)", examples = "harbor-prescriber-1")
        String practitioner) {

    /** Refuses what only staff may ask for. */
    void check(boolean staff) {
        new InvalidRequest.Collector()
                .check(staff || practitioner == null, "/practitioner", "is for staff")
                .refuse();
    }
}
