package org.stillpoint.patient;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Type;
import org.stillpoint.platform.SensitiveText;
import org.stillpoint.platform.SensitiveTextType;

/** That a patient is enrolled in the REMS of esketamine. */
@Entity
@Table(name = "rems_enrolment")
class RemsEnrolment extends PatientRecord {

    @Type(SensitiveTextType.class)
    @Column(name = "enrolment_number")
    private SensitiveText enrolmentNumber;

    @Column(name = "valid_from")
    private LocalDate validFrom;

    @Column(name = "valid_until")
    private LocalDate validUntil;

    protected RemsEnrolment() {}

    RemsEnrolment(UUID patientId, Recording recording, RecordRemsEnrolment enrolled) {
        super(patientId, recording);
        enrolmentNumber = SensitiveText.of(enrolled.enrolmentNumber());
        validFrom = enrolled.from();
        validUntil = enrolled.until();
    }

    /** Null once it was erased. */
    SensitiveText enrolmentNumber() {
        return enrolmentNumber;
    }

    LocalDate validFrom() {
        return validFrom;
    }

    /** The last day, where it has one. */
    Optional<LocalDate> validUntil() {
        return Optional.ofNullable(validUntil);
    }
}
