package org.stillpoint.treatment;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.platform.MayBeAbsent;

/** A proposed repair of displaced visits. */
public record RepairProposalView(
        UUID id,
        String site,
        ZoneId timeZone,

        @Schema(description = "By their present starts") List<Item> items,

        List<Score> score,

        @Schema(description = "No other proposal would save more visits, move fewer people or move them less")
        boolean provenBest,

        OffsetDateTime expiresAt,
        @MayBeAbsent OffsetDateTime acceptedAt) {

    /**
     * @param from its present start
     * @param to its start as proposed; absent where it can not be saved
     * @param actors who would serve it
     */
    @Schema(name = "RepairItem")
    public record Item(
            UUID appointment,
            String reference,
            @MayBeAbsent UUID patient,
            String service,
            RepairKind kind,
            OffsetDateTime from,
            @MayBeAbsent OffsetDateTime to,
            List<Actor> actors,
            List<RepairReason> why) {}

    /** @param changed whether it was somebody else until now */
    @Schema(name = "RepairActor")
    public record Actor(String role, String actor, String name, boolean changed) {}

    /** What the proposal comes to by one criterion, the most important first. */
    @Schema(name = "RepairScore")
    public record Score(RepairCriterion criterion, long value, String inWords) {}
}
