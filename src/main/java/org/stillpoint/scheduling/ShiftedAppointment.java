package org.stillpoint.scheduling;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An appointment of which the rules of its time zone say another local time than was agreed with the patient. */
public record ShiftedAppointment(
        UUID id,
        String reference,
        String site,
        String timeZone,

        @Schema(
                description =
                        "When it is now, as clocks at the site will show it: reschedule it there to agree on that")
        OffsetDateTime start,

        @Schema(description = "When it would be at the time that was agreed: move it there to keep that time")
        OffsetDateTime startAsAgreed,

        long version) {

    /** As it stands in the database; {@code agreed} is the time that the patient was told. */
    record Row(
            UUID id,
            String reference,
            UUID siteId,
            UUID patientId,
            Instant start,
            LocalDateTime agreed,
            ZoneId zone,
            long version) {

        boolean isShifted() {
            return !LocalDateTime.ofInstant(start, zone).equals(agreed);
        }

        ShiftedAppointment at(String site) {
            return new ShiftedAppointment(
                    id,
                    reference,
                    site,
                    zone.getId(),
                    AppointmentViews.at(start, zone),
                    agreed.atZone(zone).toOffsetDateTime(),
                    version);
        }
    }
}
