package org.stillpoint.board;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.clinic.ActorKind;
import org.stillpoint.clinic.PhaseCode;
import org.stillpoint.session.AlertKind;

/** A site at one moment: its rooms and recliners, empty ones too, and everybody who is expected, here or has left today. */
@Schema(requiredProperties = {"site", "timeZone", "date", "at", "places", "elsewhere", "lastEventId", "version"})
public record BoardView(
        String site,
        ZoneId timeZone,
        LocalDate date,
        OffsetDateTime at,
        @Schema(description = "By code") List<Place> places,

        @Schema(description = "Visits that take no room, or have lost the one that they had")
        List<Visit> elsewhere,

        @Schema(
                description =
                        "Send it as Last-Event-ID to GET /v1/board/events: what this board does not show yet is told there",
                examples = "7211:7215:7213")
        String lastEventId,

        @Schema(description = "Another one whenever anything shown is; also the ETag", examples = "5f0c9a1e77b2d3c4")
        String version) {

    /** A room or recliner. */
    @Schema(
            name = "BoardPlace",
            requiredProperties = {"code", "name", "kind", "status", "visits"})
    public record Place(
            String code,
            String name,
            ActorKind kind,
            PlaceStatus status,
            @Schema(description = "Of today, by start") List<Visit> visits) {}

    /** How a room or recliner is. */
    @Schema(name = "BoardPlaceStatus")
    public enum PlaceStatus {
        FREE,
        OCCUPIED,
        TURNOVER
    }

    /** How far a visit is. */
    @Schema(name = "BoardVisitStatus")
    public enum VisitStatus {
        EXPECTED,
        ARRIVED,
        READY,
        DOSING,
        OBSERVATION,
        DISCHARGED,
        ENDED_WITHOUT_DOSE,
        TRANSFERRED,
        /** A visit without a session, whose time is over. */
        OVER,
        NO_SHOW
    }

    /** One visit of today. */
    @Schema(
            name = "BoardVisit",
            requiredProperties = {"appointment", "patient", "service", "status", "start", "end", "servedBy"})
    public record Visit(
            UUID appointment,

            @Schema(description = "Absent until there is one")
            UUID session,

            UUID patient,

            @Schema(description = "For clinicians", examples = "Ada Testperson")
            String name,

            @Schema(description = "For the front desk", examples = "A. T.")
            String initials,

            String service,
            VisitStatus status,

            @Schema(description = "As planned") OffsetDateTime start,

            @Schema(description = "When the patient leaves, as it looks now")
            OffsetDateTime end,

            @Schema(description = "Of somebody who is here, or whose room is made ready for the next")
            PhaseCode phase,

            @Schema(description = "When the phase should be over; it may be in the past")
            OffsetDateTime phaseEnds,

            @Schema(description = "Until then; 0 once it should be over")
            Long minutesLeft,

            @Schema(description = "Of somebody who is expected and not here: since when, in minutes")
            Long minutesLate,

            @Schema(description = "What is to be done next (for clinicians)")
            Due due,

            @Schema(description = "What nobody has seen to yet (for clinicians)")
            List<Alert> alerts,

            @Schema(description = "True where one of those who were to serve was taken away")
            Boolean displaced,

            List<Server> servedBy) {}

    /** Something that is to be done. */
    @Schema(
            name = "BoardDue",
            requiredProperties = {"what", "at"})
    public record Due(
            @Schema(examples = "EVERY_10_IN_DOSING") String what,
            OffsetDateTime at,

            @Schema(description = "Absent while there is time")
            OffsetDateTime overdueSince) {}

    /** Something that somebody has to see to. */
    @Schema(
            name = "BoardAlert",
            requiredProperties = {"id", "kind", "at"})
    public record Alert(UUID id, AlertKind kind, OffsetDateTime at) {}

    /** Somebody who serves. */
    @Schema(
            name = "BoardServer",
            requiredProperties = {"role", "code", "name"})
    public record Server(String role, String code, String name) {}
}
