package org.stillpoint.session;

import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A form is complete, in your judgement. */
public record CompleteForm(
        @Size(max = 50)
        @Schema(
                description =
                        "By the name of the field, all of them anew: of those that the record has no place for (STAFF), and why it lacks doses, blood pressures or that a symptom has resolved, as where the patient went to hospital before")
        Map<String, @Size(max = 4000) String> answers) {

    Map<String, String> typed() {
        return answers == null ? Map.of() : answers;
    }
}
