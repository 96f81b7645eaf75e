package org.stillpoint.outcome;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something about answers that were accepted all the same. */
@Schema(requiredProperties = {"code", "detail", "last"})
public record Warning(
        @Schema(examples = "ASKED_RECENTLY") String code,
        String detail,

        @Schema(description = "When the patient answered it before")
        Instant last) {

    static Warning keptAllTheSame(Instant at) {
        return new Warning(
                "KEPT_ALL_THE_SAME", "It was too soon to be asked again, and an answer has to be looked at.", at);
    }

    static Warning askedRecently(Instant last, int days) {
        return new Warning("ASKED_RECENTLY", "It was answered within " + days + " days of another time.", last);
    }
}
