package org.stillpoint.session;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.stillpoint.patient.DayRule;
import org.stillpoint.patient.GateEvidence;
import org.stillpoint.patient.GateMoment;
import org.stillpoint.patient.GateState;
import org.stillpoint.patient.GateState.State;

/**
 * Where a gate of the day stands.
 *
 * @param until when it stops to hold, where it will
 * @param holdsFrom when it will hold by itself, where waiting is enough
 * @param lacks codes of what is wrong
 * @param warnings codes of what staff should know although it holds
 * @param overridable as far as the gate itself is concerned
 */
record DayFinding(
        State state,
        Optional<Instant> until,
        Optional<Instant> holdsFrom,
        List<GateEvidence> evidence,
        List<String> lacks,
        List<String> warnings,
        boolean overridable) {

    static final DayFinding MISSING = missing(true);

    /** The same where nobody can decide without it. */
    static final DayFinding NOT_LIFTED = missing(false);

    private static DayFinding missing(boolean overridable) {
        return new DayFinding(
                State.MISSING, Optional.empty(), Optional.empty(), List.of(), List.of(), List.of(), overridable);
    }

    static DayFinding met(Proof proof) {
        return new DayFinding(
                State.MET, Optional.empty(), Optional.empty(), List.of(proof.evidence()), List.of(), List.of(), true);
    }

    static DayFinding against(Proof proof, List<String> lacks) {
        return new DayFinding(
                State.MISSING, Optional.empty(), Optional.empty(), List.of(proof.evidence()), lacks, List.of(), true);
    }

    /** Met, and not to be lifted when it is not. */
    static DayFinding of(PressureReading reading) {
        var evidence =
                new GateEvidence("VITALS", reading.entry(), Optional.of(reading.recordedBy()), reading.recordedAt());
        return new DayFinding(
                State.MET, Optional.empty(), Optional.empty(), List.of(evidence), List.of(), List.of(), false);
    }

    DayFinding until(Instant end) {
        return new DayFinding(state, Optional.of(end), holdsFrom, evidence, lacks, warnings, overridable);
    }

    DayFinding holdingFrom(Instant moment) {
        return new DayFinding(state, until, Optional.of(moment), evidence, lacks, warnings, overridable);
    }

    DayFinding expired() {
        return new DayFinding(State.EXPIRED, until, holdsFrom, evidence, lacks, warnings, overridable);
    }

    DayFinding missing(String lack) {
        return new DayFinding(State.MISSING, until, holdsFrom, evidence, List.of(lack), warnings, overridable);
    }

    DayFinding warning(String code) {
        return new DayFinding(state, until, holdsFrom, evidence, lacks, List.of(code), overridable);
    }

    DayFinding liftable() {
        return new DayFinding(state, until, holdsFrom, evidence, lacks, warnings, true);
    }

    GateState under(DayRule rule) {
        return new GateState(
                rule.code(),
                state,
                EnumSet.of(GateMoment.DAY),
                until,
                evidence,
                lacks,
                overridable && rule.overridable());
    }
}
