package org.stillpoint.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.stillpoint.patient.GateQuestion;
import org.stillpoint.patient.GateState;
import org.stillpoint.patient.GatesNotMet;

/**
 * All gates of a session as they stand at one moment.
 *
 * @param pressure the newest reading up to then
 */
record Checklist(SessionFile file, GateQuestion question, List<CheckedGate> gates, Optional<PressureReading> pressure) {

    boolean holds() {
        return gates.stream().allMatch(CheckedGate::holds);
    }

    /** When the first of them will stop to hold, where one will. */
    Optional<Instant> until() {
        return gates.stream()
                .filter(gate -> gate.state().state() == GateState.State.MET
                        || gate.state().state() == GateState.State.OVERRIDDEN
                                && gate.code().equals(DayGate.BLOOD_PRESSURE_ACCEPTABLE.name()))
                .flatMap(gate -> gate.state().until().stream())
                .min(Instant::compareTo);
    }

    Optional<CheckedGate> gate(String code) {
        return gates.stream().filter(gate -> gate.code().equals(code)).findFirst();
    }

    /** With what held then in the place of what does not hold. */
    Checklist or(Checklist then) {
        return new Checklist(
                file,
                question,
                gates.stream()
                        .map(gate -> gate.holds()
                                ? gate
                                : then.gate(gate.code())
                                        .filter(CheckedGate::holds)
                                        .orElse(gate))
                        .toList(),
                pressure);
    }

    /** Refuses with all that is missing. */
    void insist() {
        if (!holds()) {
            throw GatesNotMet.of(
                    question,
                    gates.stream()
                            .filter(gate -> !gate.holds())
                            .map(CheckedGate::state)
                            .toList());
        }
    }
}
