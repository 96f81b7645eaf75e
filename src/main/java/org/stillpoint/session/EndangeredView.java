package org.stillpoint.session;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.availability.ClaimKind;
import org.stillpoint.platform.MayBeAbsent;

/** Until when a patient stays, and who needs what they then still have. */
public record EndangeredView(
        UUID session,
        ZoneId timeZone,

        @Schema(description = "When the patient leaves, as far as anybody knows now")
        OffsetDateTime plannedEnd,

        @Schema(
                description =
                        "Later visits that can not have what they are booked with, by their starts; one of them giving way may be enough")
        List<Appointment> appointments,

        @Schema(
                description =
                        "What else is in the way and nobody can move: blocks, holds, others who are being treated")
        List<InTheWay> others,

        @Schema(description = "Of the session") long version) {

    /** @param minutes for how long somebody is missing, at the most */
    @Schema(name = "EndangeredAppointment")
    public record Appointment(
            UUID appointment, String reference, OffsetDateTime start, long minutes, List<InTheWay> missing) {}

    /** Somebody who is needed twice. */
    @Schema(name = "NeededTwice")
    public record InTheWay(
            ClaimKind kind,

            @Schema(description = "PATIENT where it is the patient who would be in two places")
            String role,

            @Schema(description = "Absent for the patient") @MayBeAbsent
            String actor,

            @MayBeAbsent String name,
            OffsetDateTime from,
            OffsetDateTime until,
            long minutes) {}
}
