package org.stillpoint.scheduling;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Type;
import org.stillpoint.patient.GateState;
import org.stillpoint.platform.SensitiveText;
import org.stillpoint.platform.SensitiveTextType;

/** That a prescriber has lifted a gate, for one time of one appointment. */
@Entity
@Table(name = "gate_override")
class GateOverride {

    @Id
    private UUID id;

    @Column(name = "appointment_id")
    private UUID appointmentId;

    private String code;

    @Enumerated(EnumType.STRING)
    private GateState.State state;

    @Column(name = "start_at")
    private Instant start;

    @Type(SensitiveTextType.class)
    private SensitiveText reason;

    @Column(name = "overridden_by")
    private UUID overriddenBy;

    @Column(name = "overridden_at")
    private Instant overriddenAt;

    protected GateOverride() {}

    GateOverride(UUID id, Appointment appointment, GateState gate, String reason, UUID by, Instant now) {
        this.id = id;
        appointmentId = appointment.id();
        code = gate.code();
        state = gate.state();
        start = appointment.start();
        this.reason = SensitiveText.of(reason);
        overriddenBy = by;
        overriddenAt = now;
    }

    UUID appointmentId() {
        return appointmentId;
    }

    /** Of the time that it was lifted for. */
    Instant start() {
        return start;
    }

    String code() {
        return code;
    }
}
