package org.stillpoint.intake;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
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

    /** Longer than that is a slip of the keyboard, by which a person would be forgotten. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(90);

    /** Refuses what does not add up, all of it at once. */
    void check(Instant now) {
        new InvalidRequest.Collector()
                .check(outcome.goesWith(way), "/outcome", "does not go with this way")
                .check(nextTryAt == null || nextTryAt.toInstant().isAfter(now), "/nextTryAt", "must be later than now")
                .check(
                        nextTryAt == null || !nextTryAt.toInstant().isAfter(now.plus(LONGEST_WAIT)),
                        "/nextTryAt",
                        "must be within 90 days")
                .refuse();
    }

    Instant nextTry() {
        return nextTryAt == null ? null : nextTryAt.toInstant();
    }
}
