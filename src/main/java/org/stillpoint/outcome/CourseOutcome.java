package org.stillpoint.outcome;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a course of treatment has changed, as far as it was measured. */
@Schema(requiredProperties = {"series", "reference", "protocol", "protocolName", "startedAt", "instruments"})
public record CourseOutcome(
        UUID series,
        String reference,
        String protocol,
        String protocolName,
        Instant startedAt,
        Instant endedAt,

        @Schema(description = "The end of dosing of the first session")
        Instant firstDoseAt,

        List<InstrumentOutcome> instruments) {

    static CourseOutcome of(TreatmentHistory.Course course, List<InstrumentOutcome> instruments) {
        return new CourseOutcome(
                course.series(),
                course.reference(),
                course.protocol(),
                course.protocolName(),
                course.startedAt(),
                course.endedAt().orElse(null),
                course.firstDose().orElse(null),
                instruments);
    }
}
