package org.stillpoint.patient;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.platform.Unreadable;

/** A patient's enrolment in the REMS of esketamine. */
@Schema(requiredProperties = {"id", "patient", "from", "recordedAt", "version"})
public record RemsEnrolmentView(
        UUID id,
        UUID patient,
        String enrolmentNumber,
        @Schema(description = "The first day") LocalDate from,
        @Schema(description = "The last day") LocalDate until,
        Instant recordedAt,
        @Schema(description = "Account") UUID recordedBy,
        EndingView end,

        @Schema(description = "In the answer to a change: booked visits whose gate is not met any more")
        List<AffectedAppointment> affectedAppointments,

        @Schema(description = "Members that can not be read")
        List<String> unreadable,

        long version) {

    static RemsEnrolmentView of(RemsEnrolment enrolment) {
        return of(new Ended<>(enrolment, null));
    }

    static RemsEnrolmentView of(Ended<RemsEnrolment> change) {
        var enrolment = change.row();
        return new RemsEnrolmentView(
                enrolment.id(),
                enrolment.patientId(),
                EndingView.text(enrolment.enrolmentNumber()),
                enrolment.validFrom(),
                enrolment.validUntil().orElse(null),
                enrolment.recordedAt(),
                enrolment.recordedBy().orElse(null),
                EndingView.of(enrolment),
                change.affected(),
                Unreadable.among("enrolmentNumber", enrolment.enrolmentNumber())
                        .and("end.reason", EndingView.reason(enrolment))
                        .names(),
                enrolment.version());
    }
}
