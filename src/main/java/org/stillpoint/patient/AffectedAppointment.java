package org.stillpoint.patient;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A visit that stays booked although its gate is not met any more: somebody has to see to it before the day. */
public record AffectedAppointment(
        UUID id,
        String reference,
        String service,
        String site,
        OffsetDateTime start,
        @Schema(description = "The gate that is not met") String gate) {

    static AffectedAppointment of(BookedVisit visit, RecordGate gate) {
        return new AffectedAppointment(
                visit.id(),
                visit.reference(),
                visit.service().code(),
                visit.site().code(),
                visit.start().atZone(visit.site().zone()).toOffsetDateTime(),
                gate.name());
    }
}
