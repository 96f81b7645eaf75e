package org.stillpoint.session;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A form as it can be filled in from the record now; while what was sent holds, as it was sent. */
@Schema(requiredProperties = {"session", "code", "title", "status", "dueOn", "fields", "missing", "version"})
public record FormView(
        UUID session,
        @Schema(examples = "REMS_MONITORING") String code,
        String title,
        FormState status,

        @Schema(description = "Local date at the site, included")
        LocalDate dueOn,

        List<FormField> fields,

        @Schema(description = "Names of required fields that are empty")
        List<String> missing,

        OffsetDateTime readyAt,
        @Schema(description = "Account") UUID readyBy,

        @Schema(description = "The last one first") List<Submission> submissions,

        @Schema(description = "Send it back as If-Match, in quotes, to change the form")
        long version) {

    /** That it was sent. */
    @Schema(name = "FormSubmission")
    public record Submission(
            OffsetDateTime at,
            @Schema(description = "Account") UUID by,
            String confirmationNumber,
            @Schema(description = "What it said then") List<FormField> fields) {}
}
