package org.stillpoint.treatment;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The course goes on. */
public record ResumeSeries(
        @NotNull Mode mode,

        @NotBlank @Size(max = 2000) @Schema(examples = "Back again, feeling well")
        String reason) {

    /** Where it goes on. */
    @Schema(name = "ResumptionMode")
    public enum Mode {
        /** Where it was; only for a series that is paused. */
        CONTINUE,
        /** One frequency back: the phase before, or the rung before on a ladder. A prescriber's decision. */
        STEP_BACK
    }
}
