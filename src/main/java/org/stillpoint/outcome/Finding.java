package org.stillpoint.outcome;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something that measures say about a course, with the numbers that say it. */
@Schema(requiredProperties = {"code", "unit", "limit", "value", "from"})
public record Finding(
        Code code,
        Unit unit,
        @Schema(description = "From where on it is found") int limit,

        @Schema(description = "What was reached; rounded towards zero", examples = "58.3")
        BigDecimal value,

        @Schema(description = "The measures that say it, by time")
        List<Measure> from) {

    /** What it is. */
    public enum Code {
        /** So much below the baseline. */
        RESPONSE,
        /** Hardly any symptoms, after a baseline with some. */
        REMISSION,
        /** More points of difference than chance makes, for the better or the worse. */
        MEANINGFUL_CHANGE,
        /** There was a response, and there was none on the last two measures. */
        RELAPSE_SIGNAL
    }

    /** What limit and value are. */
    public enum Unit {
        PERCENT_BELOW_BASELINE,
        TOTAL,
        /** Of change from the baseline: below zero is better. */
        POINTS
    }
}
