package org.stillpoint.outcome;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What one instrument says about a course. Members that nobody knows are null.
 *
 * @param change points from the baseline to the latest: below zero is better
 */
@Schema(requiredProperties = {"instrument", "leftOut", "findings"})
public record InstrumentOutcome(
        @Schema(examples = "GAD-7") String instrument,

        @Schema(description = "The last complete measure up to the first dose")
        Measure baseline,

        @Schema(description = "Why there is no baseline") MissingBaseline baselineMissing,

        @Schema(description = "The last complete measure after the first dose")
        Measure latest,

        @Schema(description = "Points from the baseline to the latest: below zero is better")
        Integer change,

        @Schema(description = "How far below the baseline the latest is, in percent of it; rounded towards zero")
        BigDecimal percentBelowBaseline,

        @Schema(
                description =
                        "What can not be found, because the baseline leaves no room for it: a remission where it was below that line"
                                + " already, a response where it is 0")
        List<Finding.Code> leftOut,

        List<Finding> findings) {}
