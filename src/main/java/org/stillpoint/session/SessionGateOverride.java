package org.stillpoint.session;

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
import org.stillpoint.platform.SensitiveText;
import org.stillpoint.platform.SensitiveTextType;
import org.stillpoint.treatment.BloodPressure;

/** That a prescriber has lifted a gate for one session, for what was known of it then. */
@Entity
@Table(name = "session_gate_override")
class SessionGateOverride {

    @Id
    private UUID id;

    @Column(name = "session_id")
    private UUID sessionId;

    private String code;

    @Enumerated(EnumType.STRING)
    private GateState.State state;

    private UUID[] basis;

    private String[] lacks;

    private Short systolic;

    private Short diastolic;

    @Type(SensitiveTextType.class)
    @Column(name = "transport_service")
    private SensitiveText transportService;

    @Type(SensitiveTextType.class)
    private SensitiveText reason;

    @Column(name = "overridden_by")
    private UUID overriddenBy;

    @Column(name = "overridden_at")
    private Instant overriddenAt;

    protected SessionGateOverride() {}

    /** {@code reading} is the blood pressure that it is about, where the gate is about one. */
    SessionGateOverride(
            UUID id,
            UUID sessionId,
            GateState gate,
            Optional<PressureReading> reading,
            OverrideDayGate request,
            UUID by,
            Instant now) {
        this.id = id;
        this.sessionId = sessionId;
        code = gate.code();
        state = gate.state();
        var known = GateBasis.of(gate);
        basis = known.evidence().toArray(UUID[]::new);
        lacks = known.lacks().toArray(String[]::new);
        systolic = reading.map(value -> (short) value.systolic()).orElse(null);
        diastolic = reading.map(value -> (short) value.diastolic()).orElse(null);
        transportService = SensitiveText.ofNullable(request.transportService());
        reason = SensitiveText.of(request.reason());
        overriddenBy = by;
        overriddenAt = now;
    }

    /**
     * Whether it speaks for the gate as it is now: nothing else has come to light since. A blood pressure may have been taken anew, as
     * long as neither value is higher.
     */
    boolean covers(GateState gate, Optional<PressureReading> reading) {
        if (!gate.code().equals(code) || !gate.overridable()) {
            return false;
        }
        if (systolic != null) {
            return reading.filter(value -> value.systolic() <= systolic && value.diastolic() <= diastolic)
                    .isPresent();
        }
        return new GateBasis(Set.copyOf(List.of(basis)), Set.copyOf(List.of(lacks))).tellsAllOf(gate);
    }

    UUID id() {
        return id;
    }

    String code() {
        return code;
    }

    Optional<BloodPressure> pressure() {
        return Optional.ofNullable(systolic).map(value -> new BloodPressure(value, diastolic));
    }

    /** Which takes the patient home; empty unless it is about that, and where it can not be read any more. */
    Optional<String> service() {
        return Optional.ofNullable(transportService).flatMap(SensitiveText::text);
    }

    /** Whether it speaks although the gate holds: a service was named in the place of whoever is on file. */
    boolean speaksAnyway() {
        return transportService != null;
    }

    /** Null unless it is about the way home. */
    SensitiveText transportService() {
        return transportService;
    }

    SensitiveText reason() {
        return reason;
    }

    UUID overriddenBy() {
        return overriddenBy;
    }

    Instant overriddenAt() {
        return overriddenAt;
    }
}
