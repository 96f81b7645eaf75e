package org.stillpoint.session;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import org.hibernate.annotations.Type;
import org.stillpoint.patient.SealedJson;
import org.stillpoint.platform.SensitiveText;
import org.stillpoint.platform.SensitiveTextType;

/** Something that was put on file for a gate of the day. */
@Entity
@Table(name = "evidence_entry")
class EvidenceEntry extends ChartEntry {

    @Enumerated(EnumType.STRING)
    private DayGate code;

    @Type(SensitiveTextType.class)
    private SensitiveText detail;

    protected EvidenceEntry() {}

    /** {@code detail} is null where it only withdraws another one. */
    EvidenceEntry(Entering entering, DayGate code, EvidenceDetail detail) {
        super(entering);
        this.code = code;
        this.detail = SealedJson.of(detail);
    }

    DayGate gate() {
        return code;
    }

    /** As JSON; null where it only withdraws another one. */
    SensitiveText detail() {
        return detail;
    }
}
