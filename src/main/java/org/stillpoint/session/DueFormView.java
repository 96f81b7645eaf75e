package org.stillpoint.session;

import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A form on the list of what is due. */
@Schema(requiredProperties = {"session", "patient", "site", "code", "title", "status", "dueOn", "version"})
public record DueFormView(
        UUID session,
        UUID patient,
        String site,
        String code,
        String title,
        FormState status,

        @Schema(description = "Local date at the site, included")
        LocalDate dueOn,

        long version) {}
