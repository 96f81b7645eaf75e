package org.stillpoint.outcome;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a patient's answers say, course by course. */
@Schema(requiredProperties = {"patient", "courses", "latest"})
public record OutcomesView(
        UUID patient,
        @Schema(description = "By their start") List<CourseOutcome> courses,

        @Schema(description = "The last complete measure of each instrument, of a course or of none")
        List<Measure> latest) {}
