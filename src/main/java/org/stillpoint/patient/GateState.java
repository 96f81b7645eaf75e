package org.stillpoint.patient;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where one gate stands for one visit.
 *
 * @param code as in the clinic's rules, such as {@code EVALUATION_CURRENT}
 * @param until when its evidence stops, or stopped, to hold: the midnight after its last local day; empty where it has no end
 * @param lacks what of several is not there, such as {@code OFF_LABEL}
 * @param overridable whether a prescriber may lift it, with a reason
 * @param broken which of its rules are, and by what; empty for a gate that has none
 */
public record GateState(
        String code,
        State state,
        Set<GateMoment> when,
        Optional<Instant> until,
        List<GateEvidence> evidence,
        List<String> lacks,
        boolean overridable,
        List<BrokenRule> broken) {

    /** Of a gate without rules of its own. */
    public GateState(
            String code,
            State state,
            Set<GateMoment> when,
            Optional<Instant> until,
            List<GateEvidence> evidence,
            List<String> lacks,
            boolean overridable) {
        this(code, state, when, until, evidence, lacks, overridable, List.of());
    }

    /** Where it stands. */
    public enum State {
        MISSING,
        MET,
        EXPIRED,
        OVERRIDDEN
    }

    /** Whether it lets the visit through. */
    public boolean holds() {
        return state == State.MET || state == State.OVERRIDDEN;
    }

    /** The same, lifted by a prescriber. */
    public GateState overridden() {
        return new GateState(code, State.OVERRIDDEN, when, until, evidence, lacks, overridable, broken);
    }

    /** As it is for a visit for which these were lifted. */
    public GateState under(Collection<LiftedGate> lifted) {
        return !holds() && lifted.stream().anyMatch(gate -> gate.covers(this)) ? overridden() : this;
    }

    /** What is not overridable by itself does not become so. */
    GateState under(GateRule rule) {
        return new GateState(
                code, state, rule.when(), until, evidence, lacks, overridable && rule.overridable(), broken);
    }
}
