package org.stillpoint.scheduling;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.Type;
import org.stillpoint.patient.GateBasis;
import org.stillpoint.patient.GateState;
import org.stillpoint.patient.LiftedGate;
import org.stillpoint.platform.SensitiveText;
import org.stillpoint.platform.SensitiveTextType;

/** That a prescriber has lifted a gate, for one time of one appointment and for what was known of it then. */
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

    private UUID[] basis;

    private String[] lacks;

    @Column(name = "start_at")
    private Instant start;

    private Integer moves;

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
        var known = GateBasis.of(gate);
        basis = known.evidence().toArray(UUID[]::new);
        lacks = known.lacks().toArray(String[]::new);
        start = appointment.start();
        moves = appointment.moves();
        this.reason = SensitiveText.of(reason);
        overriddenBy = by;
        overriddenAt = now;
    }

    UUID appointmentId() {
        return appointmentId;
    }

    /** Whether it was lifted for the time and the place that an appointment has which was moved so often. */
    boolean isOf(int moved) {
        return moves != null && moves == moved;
    }

    LiftedGate lifted() {
        return new LiftedGate(
                code,
                state,
                overriddenAt,
                Optional.ofNullable(basis)
                        .map(known -> new GateBasis(Set.copyOf(List.of(known)), Set.copyOf(List.of(lacks)))));
    }
}
