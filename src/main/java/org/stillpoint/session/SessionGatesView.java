package org.stillpoint.session;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.patient.GateMoment;
import org.stillpoint.patient.GateState;
import org.stillpoint.platform.MayBeAbsent;
import org.stillpoint.treatment.BloodPressure;

/** Where all gates of a session stand now. */
@Schema(requiredProperties = {"session", "state", "at", "timeZone", "holds", "items"})
public record SessionGatesView(
        UUID session,
        SessionState state,
        OffsetDateTime at,
        ZoneId timeZone,

        @Schema(description = "Whether a dose may be given, as far as gates are concerned")
        boolean holds,

        @Schema(description = "When the first gate that holds will stop to")
        OffsetDateTime until,

        List<Item> items) {

    /** One gate; what it rests on is for clinicians. */
    @Schema(
            name = "SessionGate",
            requiredProperties = {"code", "state", "when", "overridable"})
    public record Item(
            String code,
            GateState.State state,

            @Schema(description = "Before it can be booked, on the day before dosing, or both")
            Set<GateMoment> when,

            @Schema(description = "When its evidence stops, or stopped, to hold")
            OffsetDateTime until,

            @Schema(description = "Whether a prescriber may override it as it is now, with a reason")
            boolean overridable,

            @Schema(description = "When it will hold by itself, where waiting is enough (NURSE and above)")
            OffsetDateTime holdsFrom,

            @Schema(description = "Codes of what is wrong, such as FOOD (NURSE and above)")
            List<String> lacks,

            @Schema(description = "Codes of what should be known although it holds (NURSE and above)")
            List<String> warnings,

            @Schema(description = "The records that it rests on (NURSE and above)")
            List<Basis> basis,

            @Schema(description = "What was put on file for it at this session, also what was wrong (NURSE and above)")
            List<Evidence> evidence,

            @Schema(description = "By which it holds, where it was given on the day (NURSE and above)")
            Lifted override) {}

    /** A record that speaks for or against the gate. */
    @Schema(name = "SessionGateBasis")
    public record Basis(
            @Schema(examples = "EVIDENCE") String kind,
            UUID id,
            @Schema(description = "Account") @MayBeAbsent UUID recordedBy,
            OffsetDateTime recordedAt) {}

    /** Something that was put on file. */
    @Schema(
            name = "SessionGateEvidence",
            requiredProperties = {"id", "at", "recordedAt", "recordedBy", "withdrawn"})
    public record Evidence(
            UUID id,
            OffsetDateTime at,
            OffsetDateTime recordedAt,
            @Schema(description = "Account") UUID recordedBy,
            EvidenceDetail detail,

            @Schema(description = "The entry in whose place this one stands")
            UUID corrects,

            @Schema(description = "The entry that stands in its place: this one does not hold any more")
            UUID correctedBy,

            @Schema(description = "Why it stands in the place of another one")
            String correctionReason,

            @Schema(description = "It only says that the entry which it corrects does not hold")
            boolean withdrawn,

            @Schema(description = "Members that can not be read")
            List<String> unreadable) {}

    /** On a prescriber's word. */
    @Schema(name = "SessionGateOverride")
    public record Lifted(
            @MayBeAbsent String reason,
            @Schema(description = "Account") UUID by,
            OffsetDateTime at,

            @Schema(description = "Who takes the patient home instead") @MayBeAbsent
            String transportService,

            @Schema(description = "The reading that it is about; a higher one needs another word") @MayBeAbsent
            BloodPressure bloodPressure,

            @Schema(description = "Members that can not be read") @MayBeAbsent
            List<String> unreadable) {}
}
