package org.stillpoint.scheduling;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.platform.Paged;

/** Free starts, earliest first. */
@Schema(requiredProperties = {"service", "site", "timeZone", "items"})
public record SlotsView(
        String service,
        String site,
        ZoneId timeZone,
        List<SlotView> items,

        @Schema(description = "Cursor of the next page; absent on the last")
        String next)
        implements Paged {

    @Override
    public SlotsView withNext(String cursor) {
        return new SlotsView(service, site, timeZone, items, cursor);
    }

    /** A start at which the visit fits, and when the patient could leave. */
    @Schema(requiredProperties = {"start", "end"})
    public record SlotView(
            OffsetDateTime start,
            OffsetDateTime end,

            @Schema(description = "How many such visits could start then, booked one after the other (staff)")
            Integer capacity) {}
}
