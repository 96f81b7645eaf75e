package org.stillpoint.patient;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.clinic.Route;
import org.stillpoint.platform.Unreadable;

/** A prescriber's decision about a route. */
@Schema(
        requiredProperties = {
            "id",
            "patient",
            "route",
            "decision",
            "indication",
            "evidence",
            "recordedAt",
            "recordedBy",
            "version"
        })
public record ClearanceView(
        UUID id,
        UUID patient,
        Route route,
        ClearanceDecision decision,
        Indication indication,
        List<EvidenceReference> evidence,
        String conditions,
        @Schema(description = "The last day") LocalDate validUntil,
        Instant recordedAt,
        @Schema(description = "Account of the prescriber") UUID recordedBy,
        EndingView withdrawal,

        @Schema(description = "In the answer to a change: booked visits whose gate is not met any more")
        List<AffectedAppointment> affectedAppointments,

        @Schema(description = "Members that can not be read")
        List<String> unreadable,

        long version) {

    static ClearanceView of(Clearance clearance) {
        return of(new Ended<>(clearance, null));
    }

    static ClearanceView of(Ended<Clearance> change) {
        var clearance = change.row();
        return new ClearanceView(
                clearance.id(),
                clearance.patientId(),
                clearance.route(),
                clearance.decision(),
                clearance.indication(),
                clearance.evidence(),
                EndingView.text(clearance.conditions()),
                clearance.validUntil().orElse(null),
                clearance.recordedAt(),
                clearance.recordedBy().orElse(null),
                EndingView.of(clearance),
                change.affected(),
                Unreadable.among("conditions", clearance.conditions())
                        .and("withdrawal.reason", EndingView.reason(clearance))
                        .names(),
                clearance.version());
    }
}
