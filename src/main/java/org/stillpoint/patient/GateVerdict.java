package org.stillpoint.patient;

import java.util.List;
import java.util.Set;

/**
 * Where the gates of one of several visits stand that have to be met before it is booked.
 *
 * @param overridden codes of gates that a prescriber lifts for these visits
 */
public record GateVerdict(GateQuestion question, List<GateState> gates, Set<String> overridden) {

    /** The gates that are lifted, as they are without it, for the caller to keep. */
    public List<GateState> lifted() {
        return gates.stream().filter(gate -> !gate.holds() && isLifted(gate)).toList();
    }

    /** The gates that keep this visit from being booked; none lets it pass. */
    public List<NotMet> notMet() {
        return gates.stream()
                .filter(gate -> !gate.holds() && !isLifted(gate))
                .map(gate -> NotMet.of(gate, question))
                .toList();
    }

    /** What would refuse this visit alone, where it does not pass. */
    public GatesNotMet refusal() {
        return new GatesNotMet(notMet());
    }

    public boolean passes() {
        return notMet().isEmpty();
    }

    /** One code may be overridable for one date and not for another. */
    private boolean isLifted(GateState gate) {
        return gate.overridable() && overridden.contains(gate.code());
    }

    boolean lets(String code) {
        return gates.stream().anyMatch(gate -> gate.overridable() && gate.code().equals(code));
    }
}
