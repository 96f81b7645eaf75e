package org.stillpoint.patient;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.util.UUID;

/** A record about one patient. */
@MappedSuperclass
abstract class PatientRecord extends KeptRecord {

    @Column(name = "patient_id")
    private UUID patientId;

    protected PatientRecord() {}

    protected PatientRecord(UUID patientId, Recording recording) {
        super(recording);
        this.patientId = patientId;
    }

    UUID patientId() {
        return patientId;
    }
}
