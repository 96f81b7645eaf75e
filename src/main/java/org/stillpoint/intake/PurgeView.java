package org.stillpoint.intake;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.patient.RetentionSettings;

/** What is purged, and by which rule. */
@Schema(requiredProperties = {"dryRun", "requestsAreKept", "recordsAreKept", "purged", "due", "onLegalHold"})
public record PurgeView(
        @Schema(description = "Nothing was changed") boolean dryRun,
        Rule requestsAreKept,
        Rule recordsAreKept,

        @Schema(description = "How many requests went with this call")
        int purged,

        @Schema(description = "How many more are due; the rest goes by itself, or with the next call")
        int due,

        @Schema(description = "How many would be due if they were not on legal hold")
        int onLegalHold) {

    /** How long something is kept. */
    public record Rule(
            @Schema(description = "ISO 8601", examples = "P180D")
            String keep,

            @Schema(description = "On whose word") String source) {

        static Rule of(RetentionSettings.Rule rule) {
            return new Rule(rule.keep().toString(), rule.source());
        }
    }
}
