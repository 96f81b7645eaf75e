package org.stillpoint.intake;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How the clinic deals with what is asked of it: counts of requests that came in within a time, and nothing about a person. */
@Schema(
        name = "RequestNumbers",
        requiredProperties = {"from", "to", "timeZone", "total", "items"})
public record RequestNumbersView(
        OffsetDateTime from,
        @Schema(description = "Not included") OffsetDateTime to,
        ZoneId timeZone,
        @Schema(description = "All of them together") Numbers total,
        @Schema(description = "By channel and kind") List<Numbers> items) {

    /** Counts of requests. */
    @Schema(
            name = "RequestCounts",
            requiredProperties = {
                "received",
                "heldBack",
                "spam",
                "duplicates",
                "contacted",
                "converted",
                "answered",
                "referred",
                "declined",
                "withdrawn"
            })
    public record Numbers(
            Channel channel,
            RequestKind kind,
            long received,

            @Schema(description = "Look like the work of a machine, and nobody has looked at them yet")
            long heldBack,

            long spam,
            long duplicates,

            @Schema(description = "Word of the clinic has got to the person")
            long contacted,

            @Schema(description = "Of those that were contacted; half of them waited no longer")
            Long medianMinutesToFirstContact,

            @Schema(description = "Nine of ten waited no longer")
            Long p90MinutesToFirstContact,

            @Schema(description = "An assessment is scheduled")
            long converted,

            @Schema(
                    description = "Converted, of those that are neither held back nor spam nor duplicates; 0 to 1",
                    examples = "0.25")
            BigDecimal conversionRate,

            @Schema(description = "Questions that have got their answer")
            long answered,

            long referred,
            long declined,
            long withdrawn) {}
}
