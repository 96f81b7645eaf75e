package org.stillpoint.session;

import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A form is complete, in your judgement. */
public record CompleteForm(
        @Size(max = 50)
        @Schema(description = "Of the fields that the record has no place for (STAFF), by name; all of them, anew")
        Map<String, @Size(max = 4000) String> answers) {

    Map<String, String> typed() {
        return answers == null ? Map.of() : answers;
    }
}
