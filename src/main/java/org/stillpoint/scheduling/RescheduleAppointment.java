package org.stillpoint.scheduling;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.platform.InvalidRequest;

/** Move the visit to another start, at the same site or another; or, at its own start, let others serve it. */
public record RescheduleAppointment(
        @NotNull
        @Schema(
                description =
                        "A start from the session slots, or its own, unchanged: the moment that its offset says, whether or not clocks at the site show it so")
        OffsetDateTime start,

        @Schema(description = "Only to move it to another site", examples = "harbor")
        String site,

        @Schema(description = "Code of an actor who must serve (staff)", examples = "harbor-prescriber-1")
        String practitioner,

        @Valid RuleOverride override) {

    /** Refuses what only staff may ask for. */
    void check(boolean staff) {
        new InvalidRequest.Collector()
                .check(staff || override == null, "/override", "is for staff")
                .check(staff || practitioner == null, "/practitioner", "is for staff")
                .refuse();
    }
}
