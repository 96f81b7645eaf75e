package org.stillpoint.patient;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.clinic.Route;
import org.stillpoint.platform.MayBeAbsent;

/** Where the gates of a patient's visit stand. None for a visit in which nothing is given. */
@Schema(requiredProperties = {"patient", "service", "route", "site", "at", "timeZone", "items"})
public record GatesView(
        UUID patient,
        String service,
        Route route,
        String site,
        OffsetDateTime at,
        ZoneId timeZone,
        List<GateView> items) {

    /** One gate; what it rests on is for clinicians. */
    @Schema(requiredProperties = {"code", "state", "when", "overridable"})
    public record GateView(
            String code,
            GateState.State state,

            @Schema(description = "Before it can be booked, on the day before dosing, or both")
            Set<GateMoment> when,

            @Schema(description = "When its evidence stops, or stopped, to hold")
            OffsetDateTime until,

            @Schema(description = "Whether a prescriber may override it, with a reason")
            boolean overridable,

            @Schema(description = "(NURSE and above)") List<EvidenceView> evidence,

            @Schema(description = "What of several is not there, such as OFF_LABEL (NURSE and above)")
            List<String> lacks,

            @Schema(description = "Which of its rules the visit would break, and by what (NURSE and above)")
            List<BrokenRule> broken) {}

    /** A record that speaks for or against the gate. */
    public record EvidenceView(
            @Schema(examples = "CLEARANCE") String kind,
            UUID id,
            @Schema(description = "Account") @MayBeAbsent UUID recordedBy,
            OffsetDateTime recordedAt) {}
}
