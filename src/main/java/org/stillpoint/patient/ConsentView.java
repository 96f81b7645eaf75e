package org.stillpoint.patient;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.clinic.Route;
import org.stillpoint.platform.Unreadable;

/** A consent. */
@Schema(requiredProperties = {"id", "patient", "kind", "textVersion", "signedAt", "signedBy", "recordedAt", "version"})
public record ConsentView(
        UUID id,
        UUID patient,
        ConsentKind kind,

        @Schema(description = "Absent where the consent is to every route")
        Route route,

        String textVersion,
        Instant signedAt,
        Signatory signedBy,
        @Schema(description = "Of the PROXY") String proxyName,
        Instant recordedAt,
        @Schema(description = "Account") UUID recordedBy,
        EndingView revocation,

        @Schema(description = "In the answer to a change: booked visits whose gate is not met any more")
        List<AffectedAppointment> affectedAppointments,

        @Schema(description = "Members that can not be read")
        List<String> unreadable,

        long version) {

    static ConsentView of(Consent consent) {
        return of(new Ended<>(consent, null));
    }

    static ConsentView of(Ended<Consent> change) {
        var consent = change.row();
        return new ConsentView(
                consent.id(),
                consent.patientId(),
                consent.kind(),
                consent.route().orElse(null),
                consent.textVersion(),
                consent.signedAt(),
                consent.signedBy(),
                EndingView.text(consent.proxyName()),
                consent.recordedAt(),
                consent.recordedBy().orElse(null),
                EndingView.of(consent),
                change.affected(),
                Unreadable.among("proxyName", consent.proxyName())
                        .and("revocation.reason", EndingView.reason(consent))
                        .names(),
                consent.version());
    }
}
