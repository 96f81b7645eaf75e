package org.stillpoint.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.stillpoint.patient.GateState;

/**
 * A gate of a session as it stands, with what a prescriber has lifted.
 *
 * @param holdsFrom when it will hold by itself, where waiting is enough
 * @param warnings codes of what staff should know although it holds
 * @param lifted by whose word of the day it holds; empty also where that was given with the booking
 */
record CheckedGate(
        GateState state, Optional<Instant> holdsFrom, List<String> warnings, Optional<SessionGateOverride> lifted) {

    static CheckedGate of(GateState state) {
        return new CheckedGate(state, Optional.empty(), List.of(), Optional.empty());
    }

    String code() {
        return state.code();
    }

    boolean holds() {
        return state.holds();
    }

    CheckedGate liftedBy(SessionGateOverride override) {
        return new CheckedGate(state.overridden(), holdsFrom, warnings, Optional.of(override));
    }
}
