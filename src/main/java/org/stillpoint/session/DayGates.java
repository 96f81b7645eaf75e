package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.stillpoint.patient.DayRule;
import org.stillpoint.patient.DayRules;
import org.stillpoint.patient.GateQuestion;
import org.stillpoint.patient.Gates;
import org.stillpoint.patient.GatesNotMet;
import org.stillpoint.treatment.Protocol;

/**
 * Says before dosing whether every gate of the session holds: those that came before the booking, as they are now, and those of the
 * day. Joins the caller's transaction.
 */
@ApplicationScoped
class DayGates {

    /** A moment that is told in minutes may lie before what was recorded in the same minute. */
    static final Duration SAME_MINUTE = Duration.ofMinutes(1);

    /** What a protocol asks beyond its route can not be lifted, where a label would not let it be. */
    private static final Set<DayGate> NEVER_LIFTED =
            EnumSet.of(DayGate.PRESCRIPTION_ON_FILE, DayGate.PRESCRIBER_ON_SITE);

    private final Gates gates;
    private final DayRules rules;
    private final RouteBands bands;
    private final DayProofs proofs;
    private final PressureReadings pressures;
    private final SessionGateOverrides overrides;

    DayGates(
            Gates gates,
            DayRules rules,
            RouteBands bands,
            DayProofs proofs,
            PressureReadings pressures,
            SessionGateOverrides overrides) {
        this.gates = gates;
        this.rules = rules;
        this.bands = bands;
        this.proofs = proofs;
        this.pressures = pressures;
        this.overrides = overrides;
    }

    /**
     * For whoever gives a dose at that moment: refuses with {@link GatesNotMet}, which lists all that is missing. What was decided only
     * after it keeps nothing from being on record that was given before, and opens no gate for it. What was looked at before and put on
     * file after it counts.
     */
    void insist(SessionFile file, Instant at) {
        var question = question(file, at);
        var found = of(file, question.asKnownAt(at.plus(SAME_MINUTE)), Optional.empty());
        if (!found.holds()) {
            found = found.or(of(file, question.asKnownAt(at), Optional.of(at)));
        }
        found.insist();
    }

    Checklist of(SessionFile file, Instant at) {
        return of(file, question(file, at), Optional.empty());
    }

    private static GateQuestion question(SessionFile file, Instant at) {
        var visit = file.visit();
        return new GateQuestion(visit.patient(), file.session().route(), file.site(), visit.start(), at)
                .asAppointment(visit.id())
                .onItsDay();
    }

    /** {@code filed} is until when evidence was put right or withdrawn; empty for all that was. */
    private Checklist of(SessionFile file, GateQuestion question, Optional<Instant> filed) {
        var pressure = pressures.newest(file.session().id(), question.asked().plus(SAME_MINUTE));
        var standing = overrides.of(file.session().id()).stream()
                .filter(override -> question.knows(override.overriddenAt()))
                .toList();
        var all = new ArrayList<CheckedGate>();
        gates.states(question)
                .forEach(state ->
                        all.add(CheckedGate.of(state.under(file.planned().lifted()))));
        all.addAll(ofTheDay(file, question, filed, pressure));
        return new Checklist(
                file,
                question,
                all.stream().map(gate -> lifted(gate, pressure, standing)).toList(),
                pressure);
    }

    private static CheckedGate lifted(
            CheckedGate gate, Optional<PressureReading> pressure, List<SessionGateOverride> standing) {
        return standing.reversed().stream()
                .filter(override -> !gate.holds() || override.speaksAnyway())
                .filter(override -> override.covers(gate.state(), pressure))
                .findFirst()
                .map(gate::liftedBy)
                .orElse(gate);
    }

    private List<CheckedGate> ofTheDay(
            SessionFile file, GateQuestion question, Optional<Instant> filed, Optional<PressureReading> pressure) {
        var onFile = proofs.known(file.session(), question.asked().plus(SAME_MINUTE), filed);
        var limits = bands.of(file);
        var asked = rules(file);
        return EnumSet.allOf(DayGate.class).stream()
                .flatMap(gate -> asked.stream()
                        .filter(rule -> rule.code().equals(gate.name()))
                        .map(rule ->
                                checked(gate, new DayCase(file, question, rule, of(gate, onFile), pressure, limits))))
                .toList();
    }

    private static CheckedGate checked(DayGate gate, DayCase day) {
        var found = gate.judge(day);
        return new CheckedGate(found.under(day.rule()), found.holdsFrom(), found.warnings(), Optional.empty());
    }

    private static List<Proof> of(DayGate gate, List<Proof> all) {
        return all.stream().filter(proof -> proof.gate() == gate).toList();
    }

    /** Those of the route, and what the protocol asks beyond them. */
    private List<DayRule> rules(SessionFile file) {
        var all = new ArrayList<>(rules.of(file.session().route()));
        file.protocol().map(Protocol::gates).orElse(List.of()).stream()
                .filter(code -> all.stream().noneMatch(rule -> rule.code().equals(code)))
                .flatMap(code -> DayGate.of(code).stream())
                .map(gate -> new DayRule(
                        gate.name(), OptionalInt.empty(), OptionalInt.empty(), !NEVER_LIFTED.contains(gate)))
                .forEach(all::add);
        return all;
    }
}
