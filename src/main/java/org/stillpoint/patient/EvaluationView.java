package org.stillpoint.patient;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.clinic.ClinicPlan;
import org.stillpoint.platform.Unreadable;

/** An assessment visit that was done. */
@Schema(requiredProperties = {"id", "patient", "clinician", "doneAt", "recordedAt", "version"})
public record EvaluationView(
        UUID id,
        UUID patient,
        @Schema(description = "Code of the practitioner") String clinician,
        Instant doneAt,
        UUID appointment,
        Instant recordedAt,
        @Schema(description = "Account") UUID recordedBy,
        EndingView withdrawal,

        @Schema(description = "In the answer to a change: booked visits whose gate is not met any more")
        List<AffectedAppointment> affectedAppointments,

        @Schema(description = "Members that can not be read")
        List<String> unreadable,

        long version) {

    static EvaluationView of(Evaluation evaluation, ClinicPlan plan) {
        return of(new Ended<>(evaluation, null), plan);
    }

    static EvaluationView of(Ended<Evaluation> change, ClinicPlan plan) {
        var evaluation = change.row();
        return new EvaluationView(
                evaluation.id(),
                evaluation.patientId(),
                plan.actor(evaluation.clinicianId()).orElseThrow().code(),
                evaluation.doneAt(),
                evaluation.appointmentId().orElse(null),
                evaluation.recordedAt(),
                evaluation.recordedBy().orElse(null),
                EndingView.of(evaluation),
                change.affected(),
                Unreadable.among("withdrawal.reason", EndingView.reason(evaluation))
                        .names(),
                evaluation.version());
    }
}
