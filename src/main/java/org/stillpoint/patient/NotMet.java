package org.stillpoint.patient;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import org.stillpoint.platform.MayBeAbsent;

/**
 * A gate that keeps a visit from being booked, as the refusal lists it.
 *
 * @param broken which of its rules the visit would break, and by what
 */
public record NotMet(
        String code,
        GateState.State state,
        @MayBeAbsent OffsetDateTime until,
        boolean overridable,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<BrokenRule> broken) {

    static NotMet of(GateState gate, GateQuestion question) {
        return new NotMet(gate.code(), gate.state(), question.local(gate.until()), gate.overridable(), gate.broken());
    }
}
