package org.stillpoint.scheduling;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.clinic.Service;
import org.stillpoint.clinic.Site;

/** A hold; its key is shown once, in the answer to making it. */
@Schema(requiredProperties = {"id", "service", "site", "start", "end", "timeZone", "expiresAt"})
public record HoldView(
        UUID id,

        @Schema(
                description =
                        "Opens this hold: for booking it and for giving it back. Shown once, in the answer to making it.")
        String key,

        String service,
        String site,
        OffsetDateTime start,
        @Schema(description = "When the patient can leave") OffsetDateTime end,
        ZoneId timeZone,
        OffsetDateTime expiresAt) {

    static HoldView of(Hold hold, String key, Service service, Site site) {
        var zone = site.zone();
        return new HoldView(
                hold.id(),
                key,
                service.code(),
                site.code(),
                hold.start().atZone(zone).toOffsetDateTime(),
                hold.timeline().attended().end().atZone(zone).toOffsetDateTime(),
                zone,
                hold.expiresAt().atZone(zone).toOffsetDateTime());
    }
}
