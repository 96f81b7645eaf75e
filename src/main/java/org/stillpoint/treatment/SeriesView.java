package org.stillpoint.treatment;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.clinic.Route;
import org.stillpoint.patient.ConsentKind;
import org.stillpoint.patient.Indication;
import org.stillpoint.platform.MayBeAbsent;

/** A series and how far it has come. Lists leave out preferences, visits and history. */
@Schema(
        requiredProperties = {
            "id",
            "reference",
            "patient",
            "protocol",
            "route",
            "status",
            "phase",
            "site",
            "timeZone",
            "offLabel",
            "consents",
            "start",
            "sessions",
            "steps",
            "totals",
            "warnings",
            "blockers",
            "startedAt",
            "version"
        })
public record SeriesView(
        UUID id,

        @Schema(description = "To be read over the phone", examples = "7K3MQ-2XD9A")
        String reference,

        UUID patient,
        ProtocolVersion protocol,
        Route route,
        SeriesStatus status,

        @Schema(description = "Where the course is; PAUSED and ENDED while the series is")
        CoursePhase phase,

        String site,
        ZoneId timeZone,

        @Schema(description = "What the patient was cleared for (NURSE and above)")
        Indication indication,

        @Schema(description = "The use is on no label: a consent to that is needed too")
        boolean offLabel,

        @Schema(description = "Which consents its visits need; they end with the series")
        List<ConsentKind> consents,

        StartTreatmentSeries.Window start,
        Preferences preferences,
        Sessions sessions,
        List<Step> steps,
        List<Visit> visits,

        @Schema(description = "The local days on which the next session that has no date is due")
        DueDays nextDue,

        @Schema(description = "Local days since the last treatment that took place")
        Integer daysSinceLastDose,

        Totals totals,
        List<CourseNote> warnings,

        @Schema(description = "What stands between the course and its next phase")
        List<CourseNote> blockers,

        List<Event> history,
        OffsetDateTime startedAt,
        OffsetDateTime endedAt,

        @Schema(description = "(NURSE and above)") SeriesEndReason endReason,

        @Schema(description = "Send it back as If-Match, in quotes, to change the series")
        long version) {

    /** The version that the series keeps until it is changed explicitly. */
    @Schema(name = "SeriesProtocol")
    public record ProtocolVersion(String code, int version, String name) {}

    /** Of the steps that have an end. */
    @Schema(name = "SessionCounts")
    public record Sessions(
            int done,
            int booked,

            @Schema(description = "Neither done nor booked") int missing,

            @Schema(description = "How many there are in all")
            int planned) {}

    /** A step of the course: {@code done} of {@code of} sessions; one that goes on without an end has no {@code of}. */
    @Schema(name = "SeriesStep")
    public record Step(
            int number,
            CoursePhase phase,
            String service,
            int done,
            int booked,
            int missing,

            @Schema(description = "Visits to which the patient did not come")
            int missed,

            @MayBeAbsent Integer of) {}

    /** A visit of the series, as its appointment stands. */
    @Schema(name = "SeriesVisit")
    public record Visit(
            UUID appointment,
            String reference,

            @Schema(description = "Number of the step, counted from 1")
            int step,

            @Schema(description = "Which of the step's visits that stand it is; absent for one that does not")
            @MayBeAbsent
            Integer number,

            OffsetDateTime start,

            @Schema(
                    description =
                            "WITHOUT_DOSE: the patient came and left again with nothing given; it is to be made up")
            SessionState status,

            @Schema(description = "It has lost an actor and must be moved")
            boolean displaced) {}

    /** Local days, both included. */
    @Schema(name = "DueDays")
    public record DueDays(LocalDate from, LocalDate to) {}

    /** Since the series began, rounds before a step back included. */
    @Schema(name = "SeriesTotals")
    public record Totals(
            int treatments,
            int missed,

            @Schema(description = "Visits that ended without a dose; each is to be made up")
            int withoutDose,

            int cancelled,
            int reviews) {}

    /** Something that has happened to the series. */
    @Schema(name = "SeriesEvent")
    public record Event(
            SeriesEventKind kind,
            OffsetDateTime at,
            @Schema(description = "Account") UUID by,

            @Schema(description = "In the words of who did it (NURSE and above)") @MayBeAbsent
            String reason,

            EventDetail detail,

            @Schema(description = "Members that can not be read") @MayBeAbsent
            List<String> unreadable) {}
}
