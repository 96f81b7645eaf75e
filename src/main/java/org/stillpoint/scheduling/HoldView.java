package org.stillpoint.scheduling;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.availability.VisitAt;

/** A hold; its key is shown this once. */
@Schema(requiredProperties = {"id", "key", "service", "site", "start", "end", "timeZone", "expiresAt"})
public record HoldView(
        UUID id,

        @Schema(description = "Opens this hold: for booking it and for giving it back. Shown only now.")
        String key,

        String service,
        String site,
        OffsetDateTime start,
        @Schema(description = "When the patient can leave") OffsetDateTime end,
        ZoneId timeZone,
        OffsetDateTime expiresAt) {

    static HoldView of(Hold hold, String key, VisitAt visit) {
        var zone = visit.site().zone();
        return new HoldView(
                hold.id(),
                key,
                visit.service().code(),
                visit.site().code(),
                hold.start().atZone(zone).toOffsetDateTime(),
                visit.attended().end().atZone(zone).toOffsetDateTime(),
                zone,
                hold.expiresAt().atZone(zone).toOffsetDateTime());
    }
}
