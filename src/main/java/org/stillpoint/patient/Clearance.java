package org.stillpoint.patient;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.annotations.Type;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.stillpoint.clinic.Route;
import org.stillpoint.platform.SensitiveText;
import org.stillpoint.platform.SensitiveTextType;

/** A prescriber's decision whether a patient may receive a route. */
@Entity
@Table(name = "clearance")
class Clearance extends PatientRecord {

    @Enumerated(EnumType.STRING)
    private Route route;

    @Enumerated(EnumType.STRING)
    private ClearanceDecision decision;

    @Enumerated(EnumType.STRING)
    private Indication indication;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private List<EvidenceReference> evidence;

    @Type(SensitiveTextType.class)
    private SensitiveText conditions;

    @Column(name = "valid_until")
    private LocalDate validUntil;

    protected Clearance() {}

    Clearance(UUID patientId, Recording recording, RecordClearance decided) {
        super(patientId, recording);
        route = decided.route();
        decision = decided.decision();
        indication = decided.indication();
        evidence = decided.references();
        conditions = SensitiveText.ofNullable(decided.conditions());
        validUntil = decided.validUntil();
    }

    Route route() {
        return route;
    }

    ClearanceDecision decision() {
        return decision;
    }

    Indication indication() {
        return indication;
    }

    List<EvidenceReference> evidence() {
        return evidence;
    }

    /** Null for none. */
    SensitiveText conditions() {
        return conditions;
    }

    /** The last day; of a decision against the route, none. */
    Optional<LocalDate> validUntil() {
        return Optional.ofNullable(validUntil);
    }
}
