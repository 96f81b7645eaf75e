package org.stillpoint.outcome;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One total, and where it stands.
 *
 * @param band null where the instrument has none
 */
@Schema(requiredProperties = {"response", "instrument", "total", "answeredAt"})
public record Measure(UUID response, String instrument, int total, String band, Instant answeredAt) {

    static Measure of(Score score) {
        return new Measure(
                score.response(),
                score.instrument(),
                score.total().orElseThrow(),
                score.band().orElse(null),
                score.answeredAt());
    }
}
