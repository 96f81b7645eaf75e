package org.stillpoint.patient;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** That an assessment visit was done. */
@Entity
@Table(name = "evaluation")
class Evaluation extends PatientRecord {

    @Column(name = "done_at")
    private Instant doneAt;

    @Column(name = "clinician_id")
    private UUID clinicianId;

    @Column(name = "appointment_id")
    private UUID appointmentId;

    protected Evaluation() {}

    Evaluation(UUID patientId, Recording recording, RecordEvaluation done, UUID clinicianId) {
        super(patientId, recording);
        doneAt = done.doneAt() == null ? recording.at() : done.doneAt().toInstant();
        this.clinicianId = clinicianId;
        appointmentId = done.appointment();
    }

    Instant doneAt() {
        return doneAt;
    }

    UUID clinicianId() {
        return clinicianId;
    }

    Optional<UUID> appointmentId() {
        return Optional.ofNullable(appointmentId);
    }
}
