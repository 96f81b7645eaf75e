package org.stillpoint.session;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.platform.InvalidRequest;

/** The patient stays longer: by so many minutes from what is planned now, or until a moment. */
public record ExtendSession(
        @Min(5) @Max(480) @Schema(description = "Longer than is planned now; this or `until`")
        Integer minutes,

        @Schema(description = "When the patient is to leave; at most 12 hours ahead")
        OffsetDateTime until,

        @NotBlank @Size(max = 1000) String reason) {

    private static final Duration LONGEST = Duration.ofHours(12);

    /** {@code planned} is when the patient was to leave until now. */
    Instant until(Instant planned, Instant now) {
        new InvalidRequest.Collector()
                .check((minutes == null) != (until == null), "/until", "give either `minutes` or `until`")
                .refuse();
        var end = until == null ? planned.plus(Duration.ofMinutes(minutes)) : until.toInstant();
        new InvalidRequest.Collector()
                .check(end.isAfter(now), until == null ? "/minutes" : "/until", "must be in the future")
                .check(
                        !end.isAfter(now.plus(LONGEST)),
                        until == null ? "/minutes" : "/until",
                        "must be at most 12 hours ahead")
                .refuse();
        return end;
    }
}
