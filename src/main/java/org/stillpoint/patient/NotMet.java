package org.stillpoint.patient;

import java.time.OffsetDateTime;

/** A gate that keeps a visit from being booked, as the refusal lists it. */
public record NotMet(String code, GateState.State state, OffsetDateTime until, boolean overridable) {

    static NotMet of(GateState gate, GateQuestion question) {
        return new NotMet(gate.code(), gate.state(), question.local(gate.until()), gate.overridable());
    }
}
