package org.stillpoint.security;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.platform.MayBeAbsent;

/**
 * One row of the audit trail, as managers see it.
 *
 * @param hash SHA-256, in hexadecimal digits
 */
@Schema(requiredProperties = {"id", "at", "actor", "action", "outcome", "chain", "number", "hash"})
public record AuditEventView(
        UUID id,
        OffsetDateTime at,
        DoerView actor,

        @Schema(description = "The account or the patient for whom it was done")
        UUID onBehalfOf,

        @Schema(examples = "APPOINTMENT_CANCELLED") String action,

        AuditedRowView row,

        @Schema(description = "Everybody whose data it was about")
        List<UUID> patients,

        @Schema(description = "How many rows it was about, where that is not one")
        Integer count,

        @Schema(description = "Which rows a list showed, where they are of no patients")
        List<UUID> rows,

        Outcome outcome,

        @Schema(description = "In the words of who did it") String reason,

        @Schema(description = "Members whose values are stored and can not be read")
        List<String> unreadable,

        @Schema(description = "Id of the request; the `instance` of its problem, if it had one")
        UUID request,

        @Schema(description = "Which of the chains it stands in")
        int chain,

        @Schema(description = "Its place in the chain") long number,

        String hash) {

    /**
     * Who did it.
     *
     * @param id of the account, or of the row that the personal key opens; absent for the public and the program itself
     */
    public record DoerView(Doer.Kind kind, @MayBeAbsent UUID id, List<String> roles) {}

    /** What it was done to. */
    @MayBeAbsent
    public record AuditedRowView(String kind, UUID id) {}
}
