package org.stillpoint.followup;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.scheduling.VisitFact;

/** What was booked for a follow-up, and how that stands since. */
@Schema(requiredProperties = {"appointment", "reference", "service", "start", "end", "followUp", "version"})
public record FollowUpBookedView(
        UUID appointment,
        String reference,
        String service,
        OffsetDateTime start,
        @Schema(description = "When the patient can leave") OffsetDateTime end,
        FollowUpView followUp,
        @Schema(description = "Of the appointment") long version) {

    static FollowUpBookedView of(VisitFact visit, FollowUpView followUp) {
        var zone = visit.site().zone();
        return new FollowUpBookedView(
                visit.id(),
                visit.reference(),
                visit.service().code(),
                visit.start().atZone(zone).toOffsetDateTime(),
                visit.end().atZone(zone).toOffsetDateTime(),
                followUp,
                visit.version());
    }
}
