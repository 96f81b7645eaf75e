package org.stillpoint.intake;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.platform.InvalidRequest;

/** Somebody tried to contact the person. */
public record RecordAttempt(
        @NotNull AttemptWay way,
        @NotNull AttemptOutcome outcome,

        @Size(max = 4000) @Schema(description = "Kept sealed", examples = "Prefers the afternoon")
        String note,

        @Schema(description = "When to try again, within 90 days; until then the request waits in the queue")
        OffsetDateTime nextTryAt) {

    /** Refuses what does not add up, all of it at once. */
    void check(Instant now) {
        new InvalidRequest.Collector()
                .check(outcome.goesWith(way), "/outcome", "does not go with this way")
                .check(nextTryAt == null || nextTryAt.toInstant().isAfter(now), "/nextTryAt", "must be later than now")
                .check(LongestWait.allows(nextTryAt, now), "/nextTryAt", LongestWait.WORDS)
                .refuse();
    }

    Instant nextTry() {
        return nextTryAt == null ? null : nextTryAt.toInstant();
    }
}
