package org.stillpoint.patient;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Type;
import org.stillpoint.platform.SensitiveText;
import org.stillpoint.platform.SensitiveTextType;

/** What is kept about a patient may be needed, by a court for one: until it is released nothing of it is erased. */
@Entity
@Table(name = "legal_hold")
class LegalHold extends PatientRecord {

    @Type(SensitiveTextType.class)
    private SensitiveText reason;

    protected LegalHold() {}

    LegalHold(UUID patientId, Recording recording, String reason) {
        super(patientId, recording);
        this.reason = SensitiveText.of(reason);
    }

    SensitiveText reason() {
        return reason;
    }
}
