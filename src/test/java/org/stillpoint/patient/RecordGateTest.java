package org.stillpoint.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stillpoint.clinic.Route;
import org.stillpoint.patient.GateState.State;
import org.stillpoint.patient.PatientFile.Entry;
import org.stillpoint.testsupport.ClinicSample;

class RecordGateTest {

    private static final String ZONE = "America/New_York";
    private static final UUID NURSE = UUID.randomUUID();

    /** 3 March 2026, 20:30 in New York, where it is the 3rd; in UTC it is the 4th. */
    private static final Instant EVENING = Instant.parse("2026-03-04T01:30:00Z");

    private final List<Entry> entries = new ArrayList<>();
    private Set<String> onLabel = Set.of();

    private Entry entry(RecordKind kind, String code, Instant at) {
        return add(new Entry(
                kind,
                UUID.randomUUID(),
                code,
                null,
                at,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(NURSE),
                at));
    }

    private Entry clearance(ClearanceDecision decision, Instant at, String until) {
        return clearance(decision, at, until, Indication.GENERALIZED_ANXIETY_DISORDER);
    }

    private Entry clearance(ClearanceDecision decision, Instant at, String until, Indication indication) {
        return add(new Entry(
                RecordKind.CLEARANCE,
                UUID.randomUUID(),
                decision.name(),
                indication.name(),
                at,
                Optional.empty(),
                Optional.ofNullable(until).map(LocalDate::parse),
                Optional.empty(),
                Optional.of(NURSE),
                at));
    }

    private Entry spanning(RecordKind kind, String from, String until) {
        return add(new Entry(
                kind,
                UUID.randomUUID(),
                null,
                null,
                EVENING,
                Optional.of(LocalDate.parse(from)),
                Optional.ofNullable(until).map(LocalDate::parse),
                Optional.empty(),
                Optional.of(NURSE),
                EVENING));
    }

    private Entry add(Entry entry) {
        entries.add(entry);
        return entry;
    }

    private void end(Entry entry, Instant at) {
        entries.remove(entry);
        entries.add(new Entry(
                entry.kind(),
                entry.id(),
                entry.code(),
                entry.indication(),
                entry.at(),
                entry.from(),
                entry.until(),
                Optional.of(at),
                entry.recordedBy(),
                entry.recordedAt()));
    }

    private static GateRule rule(RecordGate gate) {
        boolean lasts = gate == RecordGate.EVALUATION_CURRENT || gate == RecordGate.SCREENING_REVIEWED;
        return new GateRule(
                gate.name(), Set.of(GateMoment.BEFORE), lasts ? OptionalInt.of(180) : OptionalInt.empty(), lasts);
    }

    private GateState state(RecordGate gate, String visit) {
        var site = ClinicSample.in(ZONE).site();
        var question = new GateQuestion(UUID.randomUUID(), Route.ESKETAMINE_NASAL, site, Instant.parse(visit), EVENING);
        var file = new PatientFile(true, List.of(rule(gate)), onLabel, entries);
        return RecordGate.states(file, question).getFirst();
    }

    private void assertMissing(RecordGate gate) {
        assertThat(state(gate, "2026-03-10T15:00:00Z").state()).isEqualTo(State.MISSING);
    }

    private void assertMet(RecordGate gate) {
        assertThat(state(gate, "2026-03-10T15:00:00Z").state()).isEqualTo(State.MET);
    }

    @Test
    void withoutAnyRecordEveryGateButTheCrisisFlagIsMissing() {
        for (var gate : RecordGate.values()) {
            assertThat(state(gate, "2026-03-10T15:00:00Z").state())
                    .isEqualTo(gate == RecordGate.CRISIS_FLAG_CLEAR ? State.MET : State.MISSING);
        }
    }

    @Test
    void aRouteHasTheGatesOfItsRulesOnly() {
        var question = new GateQuestion(
                UUID.randomUUID(), Route.IV_KETAMINE, ClinicSample.in(ZONE).site(), EVENING, EVENING);
        var file = new PatientFile(
                true,
                List.of(rule(RecordGate.CLEARANCE), new GateRule("SPACING_KEPT", Set.of(), OptionalInt.empty(), true)),
                Set.of(),
                List.of());
        assertThat(RecordGate.states(file, question))
                .extracting(GateState::code)
                .containsExactly("CLEARANCE");
    }

    @Test
    void anEvaluationHoldsFor180LocalDaysAfterItsOwn() {
        var done = entry(RecordKind.EVALUATION, null, EVENING);
        var last = state(RecordGate.EVALUATION_CURRENT, "2026-08-31T03:59:59Z");
        assertThat(last.state()).isEqualTo(State.MET);
        assertThat(last.until()).contains(Instant.parse("2026-08-31T04:00:00Z"));
        assertThat(last.evidence())
                .containsExactly(new GateEvidence("EVALUATION", done.id(), Optional.of(NURSE), EVENING));
        var over = state(RecordGate.EVALUATION_CURRENT, "2026-08-31T04:00:00Z");
        assertThat(over.state()).isEqualTo(State.EXPIRED);
        assertThat(over.until()).isEqualTo(last.until());
    }

    @Test
    void theLatestEvaluationCountsAndOneThatIsWithdrawnDoesNot() {
        entry(RecordKind.EVALUATION, null, Instant.parse("2025-01-01T12:00:00Z"));
        assertThat(state(RecordGate.EVALUATION_CURRENT, "2026-03-10T15:00:00Z").state())
                .isEqualTo(State.EXPIRED);
        var late = entry(RecordKind.EVALUATION, null, EVENING);
        assertMet(RecordGate.EVALUATION_CURRENT);
        end(late, EVENING);
        assertThat(state(RecordGate.EVALUATION_CURRENT, "2026-03-10T15:00:00Z").state())
                .isEqualTo(State.EXPIRED);
    }

    @Test
    void aClearanceHoldsThroughItsLastDay() {
        clearance(ClearanceDecision.CLEARED, EVENING, "2026-03-10");
        assertThat(state(RecordGate.CLEARANCE, "2026-03-11T03:59:00Z").state()).isEqualTo(State.MET);
        var over = state(RecordGate.CLEARANCE, "2026-03-11T04:00:00Z");
        assertThat(over.state()).isEqualTo(State.EXPIRED);
        assertThat(over.until()).contains(Instant.parse("2026-03-11T04:00:00Z"));
    }

    @Test
    void aClearanceThatIsWithdrawnDoesNotReviveTheOneBefore() {
        clearance(ClearanceDecision.CLEARED, EVENING.minusSeconds(9), "2026-12-31");
        var second = clearance(ClearanceDecision.CLEARED, EVENING, "2026-12-31");
        assertMet(RecordGate.CLEARANCE);
        end(second, EVENING.plusSeconds(9));
        assertMissing(RecordGate.CLEARANCE);
    }

    @Test
    void aDecisionAgainstARouteEndsTheClearanceBefore() {
        clearance(ClearanceDecision.CLEARED, EVENING.minusSeconds(9), "2026-12-31");
        clearance(ClearanceDecision.NOT_CLEARED, EVENING, null);
        assertMissing(RecordGate.CLEARANCE);
    }

    @Test
    void aScreeningReviewHoldsFor180LocalDays() {
        entry(RecordKind.SCREENING_REVIEW, ReviewOutcome.NO_CONCERN.name(), EVENING);
        assertThat(state(RecordGate.SCREENING_REVIEWED, "2026-08-31T03:59:59Z").state())
                .isEqualTo(State.MET);
        assertThat(state(RecordGate.SCREENING_REVIEWED, "2026-08-31T04:00:00Z").state())
                .isEqualTo(State.EXPIRED);
    }

    @Test
    void aReviewThatFindsTheAnswersNotAcceptableDoesNotOpenTheGate() {
        entry(RecordKind.SCREENING_REVIEW, ReviewOutcome.ACCEPTABLE.name(), EVENING.minusSeconds(9));
        assertMet(RecordGate.SCREENING_REVIEWED);
        var review = entry(RecordKind.SCREENING_REVIEW, ReviewOutcome.NOT_ACCEPTABLE.name(), EVENING);
        assertMissing(RecordGate.SCREENING_REVIEWED);
        end(review, EVENING);
        assertMet(RecordGate.SCREENING_REVIEWED);
    }

    @Test
    void offLabelUseNeedsAConsentOfItsOwn() {
        entry(RecordKind.CONSENT, ConsentKind.TREATMENT.name(), EVENING);
        var state = state(RecordGate.CONSENT_SIGNED, "2026-03-10T15:00:00Z");
        assertThat(state.state()).isEqualTo(State.MISSING);
        assertThat(state.lacks()).containsExactly("OFF_LABEL");
        entry(RecordKind.CONSENT, ConsentKind.OFF_LABEL.name(), EVENING);
        assertMet(RecordGate.CONSENT_SIGNED);
    }

    @Test
    void whatIsOnTheLabelNeedsTheTreatmentConsentAlone() {
        onLabel = Set.of(Indication.TREATMENT_RESISTANT_DEPRESSION.name());
        clearance(
                ClearanceDecision.CLEARED,
                EVENING.minusSeconds(9),
                "2026-12-31",
                Indication.TREATMENT_RESISTANT_DEPRESSION);
        assertMissing(RecordGate.CONSENT_SIGNED);
        entry(RecordKind.CONSENT, ConsentKind.TREATMENT.name(), EVENING);
        assertMet(RecordGate.CONSENT_SIGNED);
        clearance(ClearanceDecision.CLEARED, EVENING, "2026-12-31", Indication.PANIC_DISORDER);
        assertMissing(RecordGate.CONSENT_SIGNED);
    }

    @Test
    void otherConsentsDoNotOpenTheGate() {
        onLabel = Set.of("ANY");
        entry(RecordKind.CONSENT, ConsentKind.CONTACT.name(), EVENING);
        entry(RecordKind.CONSENT, ConsentKind.OFF_LABEL.name(), EVENING);
        assertMissing(RecordGate.CONSENT_SIGNED);
    }

    @Test
    void aRevocationEndsEverythingThatWasRecordedBeforeIt() {
        onLabel = Set.of("ANY");
        entry(RecordKind.CONSENT, ConsentKind.TREATMENT.name(), EVENING.minus(Duration.ofDays(9)));
        var second = entry(RecordKind.CONSENT, ConsentKind.TREATMENT.name(), EVENING);
        assertMet(RecordGate.CONSENT_SIGNED);
        end(second, EVENING.plusSeconds(60));
        assertMissing(RecordGate.CONSENT_SIGNED);
        entry(RecordKind.CONSENT, ConsentKind.TREATMENT.name(), EVENING.plusSeconds(61));
        assertMet(RecordGate.CONSENT_SIGNED);
    }

    @Test
    void anOpenCrisisFlagClosesTheGateUntilAClinicianClearsIt() {
        entry(RecordKind.CRISIS_FLAG, null, EVENING.minusSeconds(9));
        var second = entry(RecordKind.CRISIS_FLAG, null, EVENING);
        end(entries.getFirst(), EVENING);
        assertMissing(RecordGate.CRISIS_FLAG_CLEAR);
        end(second, EVENING);
        assertMet(RecordGate.CRISIS_FLAG_CLEAR);
        assertThat(state(RecordGate.CRISIS_FLAG_CLEAR, "2026-03-10T15:00:00Z").evidence())
                .hasSize(2);
    }

    @Test
    void anEnrolmentHoldsFromItsFirstDayThroughItsLast() {
        assertSpans(RecordGate.REMS_PATIENT_ENROLLED, RecordKind.REMS_ENROLMENT);
    }

    @Test
    void aCertificationHoldsFromItsFirstDayThroughItsLast() {
        assertSpans(RecordGate.REMS_SITE_ACTIVE, RecordKind.REMS_CERTIFICATION);
    }

    private void assertSpans(RecordGate gate, RecordKind kind) {
        var first = spanning(kind, "2026-03-10", "2026-03-20");
        assertThat(state(gate, "2026-03-10T03:59:59Z").state()).isEqualTo(State.MISSING);
        assertThat(state(gate, "2026-03-10T04:00:00Z").state()).isEqualTo(State.MET);
        assertThat(state(gate, "2026-03-21T03:59:59Z").state()).isEqualTo(State.MET);
        assertThat(state(gate, "2026-03-21T04:00:00Z").state()).isEqualTo(State.EXPIRED);
        end(first, EVENING);
        assertThat(state(gate, "2026-03-15T12:00:00Z").state()).isEqualTo(State.MISSING);
        spanning(kind, "2026-03-10", null);
        var open = state(gate, "2035-01-01T12:00:00Z");
        assertThat(open.state()).isEqualTo(State.MET);
        assertThat(open.until()).isEmpty();
    }
}
