package org.stillpoint.session;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.clinic.Route;
import org.stillpoint.platform.MayBeAbsent;

/** The day of one visit. Lists leave out {@code changes}. */
@Schema(
        requiredProperties = {
            "id",
            "appointment",
            "patient",
            "site",
            "service",
            "route",
            "timeZone",
            "state",
            "plannedStart",
            "plannedEnd",
            "arrivedAt",
            "clock",
            "version"
        })
public record SessionView(
        UUID id,
        UUID appointment,
        UUID patient,
        String site,
        String service,
        Route route,
        ZoneId timeZone,

        @Schema(description = "The version that it follows; absent where no protocol has the service")
        Followed protocol,

        @Schema(description = "The patient's course to which it belongs")
        UUID series,

        SessionState state,
        OffsetDateTime plannedStart,

        @Schema(description = "When the patient was to leave, as it is planned now")
        OffsetDateTime plannedEnd,

        OffsetDateTime arrivedAt,

        @Schema(description = "Since when every gate holds; absent while one does not")
        OffsetDateTime readyAt,

        @Schema(description = "When the first gate will stop to hold, while it is READY")
        OffsetDateTime readyUntil,

        OffsetDateTime dosingBeganAt,

        @Schema(description = "The actual end; absent while something is being given")
        OffsetDateTime dosingEndedAt,

        OffsetDateTime leftAt,
        ClockView clock,
        List<Change> changes,

        @Schema(description = "Vital signs that are to be taken, by time (NURSE and above)")
        List<Due> due,

        @Schema(description = "What was given, without entries that were wrong (NURSE and above)")
        List<DoseView> doses,

        @Schema(description = "Send it back as If-Match, in quotes, to change the session")
        long version) {

    /** A version of a protocol. */
    @Schema(name = "SessionProtocol")
    public record Followed(String code, int version) {}

    /** Vital signs that are to be taken. */
    @Schema(name = "SessionDue")
    public record Due(
            @Schema(
                    description = "Why",
                    examples = {"BEFORE_DOSING", "EVERY_10_IN_DOSING", "40_AFTER_DOSING_BEGAN"})
            String what,

            OffsetDateTime at,
            boolean overdue,

            @Schema(description = "From when on it was too late, where it is overdue") @MayBeAbsent
            OffsetDateTime overdueSince) {}

    /** From one state to another; the arrival comes from none. */
    @Schema(name = "SessionChange")
    public record Change(
            @MayBeAbsent SessionState from,
            SessionState to,
            OffsetDateTime at,
            OffsetDateTime recordedAt,

            @Schema(description = "Account; absent where the program itself did it") @MayBeAbsent
            UUID by,

            @Schema(description = "In the words of who did it (NURSE and above)") @MayBeAbsent
            String reason,

            @Schema(description = "Members that can not be read") @MayBeAbsent
            List<String> unreadable) {}
}
