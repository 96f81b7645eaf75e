package org.stillpoint.session;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A form was sent to whom it is owed. */
public record SubmitForm(
        @NotNull
        @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9./_-]{0,59}")
        @Schema(description = "What whoever took it gave back", examples = "EX-2026-0042")
        String confirmationNumber,

        @Schema(description = "When it was sent; now, if not given")
        OffsetDateTime at) {}
