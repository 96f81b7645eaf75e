package org.stillpoint.patient;

import java.time.Instant;
import java.util.Optional;

/**
 * That a prescriber has lifted a gate for a visit that was booked: for what was known of it then, so that news ask for another word.
 *
 * @param state what it was without that
 * @param at when it was lifted
 * @param basis empty where it was not kept
 */
public record LiftedGate(String code, GateState.State state, Instant at, Optional<GateBasis> basis) {

    /** Whether the prescriber's word is about the gate as it is now. */
    public boolean covers(GateState gate) {
        return gate.code().equals(code) && gate.overridable() && isKnown(gate);
    }

    private boolean isKnown(GateState gate) {
        return basis.map(known -> known.tellsAllOf(gate))
                .orElseGet(() -> gate.state() == state
                        && gate.evidence().stream()
                                .allMatch(found -> found.recordedAt().isBefore(at)));
    }
}
