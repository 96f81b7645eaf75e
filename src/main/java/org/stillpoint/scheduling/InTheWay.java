package org.stillpoint.scheduling;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.availability.ClaimKind;
import org.stillpoint.availability.Occupant;
import org.stillpoint.platform.MayBeAbsent;

/** Something that is booked in a stretch of time that is wanted for something else. */
public record InTheWay(
        ClaimKind kind,
        UUID id,

        @Schema(description = "Of an appointment") @MayBeAbsent
        String reference,

        @Schema(description = "Of an appointment; of anything else, when it takes the actor")
        OffsetDateTime start) {

    static InTheWay of(Appointment appointment) {
        return new InTheWay(
                ClaimKind.APPOINTMENT,
                appointment.id(),
                appointment.reference(),
                AppointmentViews.at(appointment.start(), appointment.zone()));
    }

    static InTheWay of(Occupant occupant, ZoneId zone) {
        return new InTheWay(occupant.kind(), occupant.claimant(), null, AppointmentViews.at(occupant.start(), zone));
    }
}
