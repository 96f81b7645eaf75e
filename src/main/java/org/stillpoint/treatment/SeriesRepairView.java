package org.stillpoint.treatment;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How one course could go on; nothing of it is held or moved. */
@Schema(
        requiredProperties = {
            "id",
            "complete",
            "moves",
            "sessions",
            "missing",
            "score",
            "warnings",
            "expiresAt",
            "timeZone"
        })
public record SeriesRepairView(
        UUID id,

        @Schema(description = "Every visit is saved, and every session that lacked a date has one")
        boolean complete,

        @Schema(
                description =
                        "Booked visits that get another time or other people, or that can not be saved, by their present starts")
        List<Move> moves,

        @Schema(description = "New dates for what lacks one")
        List<ProposalsView.Session> sessions,

        List<ProposalsView.Missing> missing,

        @Schema(description = "What it comes to, the most important first")
        List<ProposalsView.Score> score,

        List<CourseNote> warnings,
        OffsetDateTime expiresAt,
        ZoneId timeZone) {

    /**
     * What is proposed for a booked visit.
     *
     * @param from its present start
     * @param to absent where it can not be saved
     */
    @Schema(
            name = "SeriesMove",
            requiredProperties = {
                "appointment",
                "reference",
                "step",
                "phase",
                "service",
                "kind",
                "from",
                "actors",
                "why"
            })
    public record Move(
            UUID appointment,
            String reference,

            @Schema(description = "Of the course, counted from 1")
            int step,

            CoursePhase phase,
            String service,
            RepairKind kind,
            OffsetDateTime from,
            OffsetDateTime to,
            List<RepairProposalView.Actor> actors,
            List<RepairReason> why) {}
}
