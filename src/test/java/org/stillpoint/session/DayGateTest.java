package org.stillpoint.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.patient.GateState.State.EXPIRED;
import static org.stillpoint.patient.GateState.State.MET;
import static org.stillpoint.patient.GateState.State.MISSING;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.stillpoint.clinic.PhaseCode;
import org.stillpoint.clinic.Route;
import org.stillpoint.patient.DayRule;
import org.stillpoint.patient.GateEvidence;
import org.stillpoint.patient.GateMoment;
import org.stillpoint.patient.GateQuestion;
import org.stillpoint.patient.GateState;
import org.stillpoint.scheduling.AppointmentStatus;
import org.stillpoint.scheduling.DayVisit;
import org.stillpoint.scheduling.Timeline;
import org.stillpoint.scheduling.VisitFact;
import org.stillpoint.testsupport.ClinicSample;
import org.stillpoint.treatment.Protocol;
import org.stillpoint.treatment.ProtocolSample;
import org.stillpoint.treatment.VisitCourse;

/** Each gate of the day, at and around each of its edges. */
class DayGateTest {

    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);
    private static final Instant NINE = at(DAY, "09:00");
    private static final Protocol INFUSION =
            ProtocolSample.of("IV_6_IN_3_WEEKS").protocol();
    private static final Protocol SPRAY = ProtocolSample.of("ESKETAMINE_TRD").protocol();

    private static Instant at(LocalDate day, String time) {
        return day.atTime(LocalTime.parse(time)).atZone(ZONE).toInstant();
    }

    private static OffsetDateTime before(String duration) {
        return NINE.minus(Duration.parse(duration)).atZone(ZONE).toOffsetDateTime();
    }

    private static SessionFile file(Protocol protocol, Route route) {
        var clinic = ClinicSample.in(ZONE.getId()).room("room", "ROOM").service("visit", service -> service.route(route)
                .phase(PhaseCode.DOSING, 40)
                .need("ROOM", PhaseCode.DOSING, PhaseCode.DOSING));
        var visit = new VisitFact(
                UUID.randomUUID(),
                "7K3MQ",
                UUID.randomUUID(),
                clinic.service("visit"),
                clinic.site(),
                NINE,
                NINE.plusSeconds(2400),
                AppointmentStatus.ARRIVED,
                List.of(),
                false,
                0);
        var followed = Optional.ofNullable(protocol);
        var session = Session.arrive(UUID.randomUUID(), visit, new VisitCourse(Optional.empty(), followed), NINE);
        var planned = new DayVisit(visit, new Timeline(List.of()), Optional.of(NINE), Set.of());
        return new SessionFile(session, planned, followed, Optional.empty());
    }

    /** By the rules that ship. */
    private static DayRule rule(DayGate gate) {
        return switch (gate) {
            case PREGNANCY_REVIEWED, MEDICATIONS_REVIEWED ->
                new DayRule(gate.name(), OptionalInt.of(30), OptionalInt.empty(), true);
            case BLOOD_PRESSURE_ACCEPTABLE -> new DayRule(gate.name(), OptionalInt.empty(), OptionalInt.of(60), true);
            case PRESCRIPTION_ON_FILE, PRESCRIBER_ON_SITE ->
                new DayRule(gate.name(), OptionalInt.empty(), OptionalInt.empty(), false);
            case FASTING_CONFIRMED, TRANSPORT_CONFIRMED ->
                new DayRule(gate.name(), OptionalInt.empty(), OptionalInt.empty(), true);
        };
    }

    private static DayFinding judge(
            DayGate gate, Protocol protocol, Optional<PressureReading> pressure, Proof... proofs) {
        return judge(gate, file(protocol, Route.IV_KETAMINE), pressure, proofs);
    }

    private static DayFinding judge(
            DayGate gate, SessionFile file, Optional<PressureReading> pressure, Proof... proofs) {
        var question = new GateQuestion(
                file.visit().patient(),
                file.session().route(),
                file.site(),
                file.visit().start(),
                NINE);
        var bands = file.protocol().orElse(INFUSION).bloodPressure();
        return gate.judge(new DayCase(file, question, rule(gate), List.of(proofs), pressure, bands));
    }

    private static GateState state(DayGate gate, DayFinding found) {
        return found.under(rule(gate));
    }

    private static Proof proof(DayGate gate, Instant at, EvidenceDetail detail) {
        var id = UUID.randomUUID();
        return new Proof(id, gate, at, new GateEvidence("EVIDENCE", id, Optional.empty(), at), detail);
    }

    private static EvidenceDetail detail(
            OffsetDateTime food,
            OffsetDateTime liquid,
            OffsetDateTime spray,
            TransportKind kind,
            PregnancyOutcome outcome,
            Boolean changed) {
        return new EvidenceDetail(
                food, liquid, spray, kind, null, null, outcome, changed, null, null, null, null, null, null, null);
    }

    private static Proof transport(TransportKind kind) {
        return proof(DayGate.TRANSPORT_CONFIRMED, NINE, detail(null, null, null, kind, null, null));
    }

    private static Proof pregnancy(Instant at, PregnancyOutcome outcome) {
        return proof(DayGate.PREGNANCY_REVIEWED, at, detail(null, null, null, null, outcome, null));
    }

    private static Proof medications(Instant at, boolean changed) {
        return proof(DayGate.MEDICATIONS_REVIEWED, at, detail(null, null, null, null, null, changed));
    }

    private static Proof fasting(String food, String liquid, String spray) {
        return proof(
                DayGate.FASTING_CONFIRMED,
                NINE,
                detail(before(food), before(liquid), spray == null ? null : before(spray), null, null, null));
    }

    private static Optional<PressureReading> pressure(int systolic, int diastolic, String ago) {
        var at = NINE.minus(Duration.parse(ago));
        return Optional.of(new PressureReading(UUID.randomUUID(), systolic, diastolic, at, UUID.randomUUID(), at));
    }

    @ParameterizedTest
    @EnumSource
    void whatNobodyHasPutOnFileIsMissing(DayGate gate) {
        var found = judge(gate, SPRAY, Optional.empty());
        assertThat(found.state()).isEqualTo(MISSING);
        // Nobody decides without a reading, nor without what a label asks.
        var never =
                EnumSet.of(DayGate.BLOOD_PRESSURE_ACCEPTABLE, DayGate.PRESCRIPTION_ON_FILE, DayGate.PRESCRIBER_ON_SITE);
        assertThat(state(gate, found).overridable()).isEqualTo(!never.contains(gate));
    }

    @ParameterizedTest
    @EnumSource(names = {"PRESCRIPTION_ON_FILE", "PRESCRIBER_ON_SITE"})
    void aPrescriptionAndAPrescriberAreMetByBeingThereForThisSession(DayGate gate) {
        var found = judge(gate, SPRAY, Optional.empty(), proof(gate, NINE, detail(null, null, null, null, null, null)));
        assertThat(found.state()).isEqualTo(MET);
        assertThat(found.until()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void onlyWhoIsNotPregnantGoesOnWithoutAPrescribersWord(PregnancyOutcome outcome) {
        var found = judge(DayGate.PREGNANCY_REVIEWED, INFUSION, Optional.empty(), pregnancy(NINE, outcome));
        boolean clear = EnumSet.of(PregnancyOutcome.NOT_PREGNANT, PregnancyOutcome.NOT_APPLICABLE)
                .contains(outcome);
        assertThat(found.state()).isEqualTo(clear ? MET : MISSING);
        assertThat(found.lacks()).isEqualTo(clear ? List.of() : List.of(outcome.name()));
        assertThat(state(DayGate.PREGNANCY_REVIEWED, found).overridable()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0, MET", "30, MET", "31, EXPIRED"})
    void reviewsHoldForThirtyLocalDaysAfterTheirOwn(int daysAgo, GateState.State expected) {
        // Late in the evening, so that a count of hours would tell another day.
        var then = at(DAY.minusDays(daysAgo), daysAgo == 0 ? "08:00" : "23:30");
        var midnight = at(DAY.minusDays(daysAgo).plusDays(31), "00:00");
        for (var found : List.of(
                judge(
                        DayGate.PREGNANCY_REVIEWED,
                        INFUSION,
                        Optional.empty(),
                        pregnancy(then, PregnancyOutcome.NOT_PREGNANT)),
                judge(DayGate.MEDICATIONS_REVIEWED, INFUSION, Optional.empty(), medications(then, false)))) {
            assertThat(found.state()).isEqualTo(expected);
            assertThat(found.until()).contains(midnight);
        }
    }

    @Test
    void changedMedicationsAreAWarning() {
        var found = judge(DayGate.MEDICATIONS_REVIEWED, INFUSION, Optional.empty(), medications(NINE, true));
        assertThat(found.state()).isEqualTo(MET);
        assertThat(found.warnings()).containsExactly("MEDICATIONS_CHANGED");
        assertThat(judge(DayGate.MEDICATIONS_REVIEWED, INFUSION, Optional.empty(), medications(NINE, false))
                        .warnings())
                .isEmpty();
    }

    @Test
    void theNewestEvidenceCounts() {
        var found = judge(
                DayGate.PREGNANCY_REVIEWED,
                INFUSION,
                Optional.empty(),
                pregnancy(NINE.minusSeconds(60), PregnancyOutcome.NOT_PREGNANT),
                pregnancy(NINE, PregnancyOutcome.UNSURE));
        assertThat(found.lacks()).containsExactly("UNSURE");
    }

    /** Six hours after food, two after clear liquids; no word about sprays. */
    @ParameterizedTest
    @CsvSource({
        "PT6H, PT2H, PT1M, MET, ''",
        "PT5H59M59S, PT2H, , MISSING, FOOD",
        "PT6H, PT1H59M59S, , MISSING, LIQUID",
        "PT3H, PT1H, , MISSING, FOOD LIQUID"
    })
    void anInfusionWaitsAfterFoodAndLiquids(
            String food, String liquid, String spray, GateState.State expected, String lacks) {
        var found = judge(DayGate.FASTING_CONFIRMED, INFUSION, Optional.empty(), fasting(food, liquid, spray));
        assertThat(found.state()).isEqualTo(expected);
        assertThat(String.join(" ", found.lacks())).isEqualTo(lacks);
        assertThat(state(DayGate.FASTING_CONFIRMED, found).overridable()).isTrue();
    }

    /** Two hours after food, half an hour after liquids, one after a nasal steroid or decongestant. */
    @ParameterizedTest
    @CsvSource({
        "PT2H, PT30M, , MET, ''",
        "PT2H, PT30M, PT1H, MET, ''",
        "PT1H59M59S, PT30M, PT1H, MISSING, FOOD",
        "PT2H, PT29M59S, PT1H, MISSING, LIQUID",
        "PT2H, PT30M, PT59M59S, MISSING, NASAL_SPRAY"
    })
    void aSprayWaitsAlsoAfterOtherSprays(
            String food, String liquid, String spray, GateState.State expected, String lacks) {
        var found = judge(DayGate.FASTING_CONFIRMED, SPRAY, Optional.empty(), fasting(food, liquid, spray));
        assertThat(found.state()).isEqualTo(expected);
        assertThat(String.join(" ", found.lacks())).isEqualTo(lacks);
    }

    @Test
    void whoWaitsLongEnoughHasFasted() {
        var found = judge(DayGate.FASTING_CONFIRMED, INFUSION, Optional.empty(), fasting("PT5H", "PT90M", null));
        assertThat(found.holdsFrom()).contains(NINE.plus(Duration.ofHours(1)));
        var over = judge(DayGate.FASTING_CONFIRMED, INFUSION, Optional.empty(), fasting("PT7H", "PT3H", null));
        assertThat(over.holdsFrom()).isEmpty();
    }

    /** As the label of the spray and the protocols that ship have it. */
    @ParameterizedTest
    @CsvSource({
        "ESKETAMINE_NASAL, PT2H, PT30M, PT1H, MET, ''",
        "ESKETAMINE_NASAL, PT1H59M59S, PT29M59S, PT59M59S, MISSING, FOOD LIQUID NASAL_SPRAY",
        "IV_KETAMINE, PT6H, PT2H, PT1M, MET, ''",
        "IV_KETAMINE, PT5H59M59S, PT1H59M59S, , MISSING, FOOD LIQUID",
        "IM_KETAMINE, PT6H, PT2H, PT1M, MET, ''",
        "IM_KETAMINE, PT5H59M59S, PT1H59M59S, , MISSING, FOOD LIQUID"
    })
    void withoutAProtocolTheRouteSaysHowLongAPatientFasts(
            Route route, String food, String liquid, String spray, GateState.State expected, String lacks) {
        var found = judge(DayGate.FASTING_CONFIRMED, file(null, route), Optional.empty(), fasting(food, liquid, spray));
        assertThat(found.state()).isEqualTo(expected);
        assertThat(String.join(" ", found.lacks())).isEqualTo(lacks);
    }

    @Test
    void aProtocolThatSaysNothingOfFastingLeavesItToTheRoute() {
        var silent = ProtocolSample.of("IV_6_IN_3_WEEKS")
                .replacing("\"fasting\":{\"foodHours\":6,\"liquidMinutes\":120},", "")
                .protocol();
        assertThat(silent.fasting()).isEmpty();
        var found = judge(DayGate.FASTING_CONFIRMED, silent, Optional.empty(), fasting("PT1M", "PT1M", null));
        assertThat(found.state()).isEqualTo(MISSING);
    }

    /** [L]: a protocol that asks for no hour after other sprays says so with 0. */
    @ParameterizedTest
    @CsvSource({"'', MISSING", "',\"nasalSprayMinutes\":0', MET", "',\"nasalSprayMinutes\":59', MET"})
    void aProtocolThatSaysNothingOfOtherSpraysLeavesThemToTheRoute(String said, GateState.State expected) {
        var protocol = ProtocolSample.of("ESKETAMINE_TRD")
                .replacing(",\"nasalSprayMinutes\":60", said)
                .protocol();
        var found = judge(
                DayGate.FASTING_CONFIRMED,
                file(protocol, Route.ESKETAMINE_NASAL),
                Optional.empty(),
                fasting("PT2H", "PT30M", "PT59M"));
        assertThat(found.state()).isEqualTo(expected);
    }

    @Test
    void somebodyTakesThePatientHome() {
        var person = judge(DayGate.TRANSPORT_CONFIRMED, INFUSION, Optional.empty(), transport(TransportKind.PERSON));
        assertThat(person.state()).isEqualTo(MET);
        for (var protocol : new Protocol[] {INFUSION, SPRAY, null}) {
            var service =
                    judge(DayGate.TRANSPORT_CONFIRMED, protocol, Optional.empty(), transport(TransportKind.SERVICE));
            assertThat(service.state()).isEqualTo(MISSING);
            assertThat(service.lacks()).containsExactly("ESCORT");
            assertThat(state(DayGate.TRANSPORT_CONFIRMED, service).overridable())
                    .isTrue();
        }
    }

    @Test
    void aServiceDoesWhereTheProtocolWantsNoEscort() {
        var alone = ProtocolSample.of("IV_6_IN_3_WEEKS")
                .replacing("\"escort\":true", "\"escort\":false")
                .protocol();
        var found = judge(DayGate.TRANSPORT_CONFIRMED, alone, Optional.empty(), transport(TransportKind.SERVICE));
        assertThat(found.state()).isEqualTo(MET);
    }

    /** 140/90 warns, 160/100 asks a prescriber, 180/120 is the end of it; each by either value. */
    @ParameterizedTest
    @CsvSource({
        "139, 89, MET, '', '', false",
        "140, 60, MET, BLOOD_PRESSURE_RAISED, '', false",
        "100, 90, MET, BLOOD_PRESSURE_RAISED, '', false",
        "159, 99, MET, BLOOD_PRESSURE_RAISED, '', false",
        "160, 60, MISSING, '', PRESCRIBERS_DECISION, true",
        "110, 100, MISSING, '', PRESCRIBERS_DECISION, true",
        "179, 119, MISSING, '', PRESCRIBERS_DECISION, true",
        "180, 60, MISSING, '', BLOCKED, false",
        "125, 120, MISSING, '', BLOCKED, false",
        "230, 140, MISSING, '', BLOCKED, false"
    })
    void theBandsOfAnInfusionDecideByEitherValue(
            int systolic, int diastolic, GateState.State expected, String warning, String lack, boolean overridable) {
        assertPressure(INFUSION, systolic, diastolic, expected, warning, lack, overridable);
    }

    /** [L]: from 140/90 on it is the prescriber's decision, however high. */
    @ParameterizedTest
    @CsvSource({
        "139, 89, MET, '', '', false",
        "140, 60, MISSING, '', PRESCRIBERS_DECISION, true",
        "100, 90, MISSING, '', PRESCRIBERS_DECISION, true",
        "230, 140, MISSING, '', PRESCRIBERS_DECISION, true"
    })
    void aRaisedPressureBeforeASprayIsThePrescribersDecision(
            int systolic, int diastolic, GateState.State expected, String warning, String lack, boolean overridable) {
        assertPressure(SPRAY, systolic, diastolic, expected, warning, lack, overridable);
    }

    private static void assertPressure(
            Protocol protocol,
            int systolic,
            int diastolic,
            GateState.State expected,
            String warning,
            String lack,
            boolean overridable) {
        var found = judge(DayGate.BLOOD_PRESSURE_ACCEPTABLE, protocol, pressure(systolic, diastolic, "PT10M"));
        assertThat(found.state()).isEqualTo(expected);
        assertThat(String.join(" ", found.warnings())).isEqualTo(warning);
        assertThat(String.join(" ", found.lacks())).isEqualTo(lack);
        assertThat(state(DayGate.BLOOD_PRESSURE_ACCEPTABLE, found).overridable())
                .isEqualTo(overridable);
    }

    @ParameterizedTest
    @CsvSource({"PT0S, MET", "PT60M, MET", "PT60M0.000001S, EXPIRED"})
    void aReadingHoldsForAnHour(String ago, GateState.State expected) {
        var found = judge(DayGate.BLOOD_PRESSURE_ACCEPTABLE, INFUSION, pressure(120, 80, ago));
        assertThat(found.state()).isEqualTo(expected);
        assertThat(found.until()).contains(NINE.minus(Duration.parse(ago)).plus(Duration.ofMinutes(60)));
    }

    @Test
    void whatIsTooOldIsMeasuredAnewAndNotLifted() {
        var found = judge(DayGate.BLOOD_PRESSURE_ACCEPTABLE, INFUSION, pressure(165, 80, "PT61M"));
        assertThat(found.state()).isEqualTo(EXPIRED);
        assertThat(state(DayGate.BLOOD_PRESSURE_ACCEPTABLE, found).overridable())
                .isFalse();
    }

    private static SessionGateOverride override(GateState gate, Optional<PressureReading> reading) {
        return new SessionGateOverride(
                UUID.randomUUID(),
                UUID.randomUUID(),
                gate,
                reading,
                new OverrideDayGate("made up", null),
                UUID.randomUUID(),
                NINE);
    }

    private static GateState pressureGate(Optional<PressureReading> reading) {
        return state(DayGate.BLOOD_PRESSURE_ACCEPTABLE, judge(DayGate.BLOOD_PRESSURE_ACCEPTABLE, INFUSION, reading));
    }

    @ParameterizedTest
    @CsvSource({"165, 95, true", "165, 90, true", "160, 95, true", "166, 95, false", "165, 96, false", "180, 95, false"
    })
    void aPrescribersWordOnAPressureHoldsUntilAHigherOneIsMeasured(int systolic, int diastolic, boolean holds) {
        var reading = pressure(165, 95, "PT30M");
        var word = override(pressureGate(reading), reading);
        var newer = pressure(systolic, diastolic, "PT1M");
        assertThat(word.covers(pressureGate(newer), newer)).isEqualTo(holds);
    }

    @Test
    void aPrescribersWordOnAPressureEndsWithTheReading() {
        var reading = pressure(165, 95, "PT30M");
        var word = override(pressureGate(reading), reading);
        var old = pressure(165, 95, "PT61M");
        assertThat(word.covers(pressureGate(old), old)).isFalse();
    }

    private static GateState fastingGate(Proof... proofs) {
        return state(DayGate.FASTING_CONFIRMED, judge(DayGate.FASTING_CONFIRMED, INFUSION, Optional.empty(), proofs));
    }

    @Test
    void aPrescribersWordHoldsForWhatWasKnown() {
        var known = fasting("PT5H", "PT3H", null);
        var word = override(fastingGate(known), Optional.empty());
        assertThat(word.covers(fastingGate(known), Optional.empty())).isTrue();
        // Other news, even the same, ask for another word; so does nothing where there was something.
        assertThat(word.covers(fastingGate(known, fasting("PT5H", "PT3H", null)), Optional.empty()))
                .isFalse();
        assertThat(word.covers(fastingGate(), Optional.empty())).isFalse();
        var lift = override(fastingGate(), Optional.empty());
        assertThat(lift.covers(fastingGate(), Optional.empty())).isTrue();
        assertThat(lift.covers(fastingGate(known), Optional.empty())).isFalse();
    }

    @Test
    void aPrescribersWordIsAboutItsOwnGateAndNoMoreThanItSaw() {
        var one = new GateState(
                "SPACING_KEPT", MISSING, EnumSet.of(GateMoment.DAY), Optional.empty(), List.of(), List.of("A"), true);
        var more = new GateState(
                "SPACING_KEPT",
                MISSING,
                EnumSet.of(GateMoment.DAY),
                Optional.empty(),
                List.of(),
                List.of("A", "B"),
                true);
        var never = new GateState(
                "SPACING_KEPT", MISSING, EnumSet.of(GateMoment.DAY), Optional.empty(), List.of(), List.of("A"), false);
        assertThat(override(one, Optional.empty()).covers(one, Optional.empty()))
                .isTrue();
        assertThat(override(more, Optional.empty()).covers(one, Optional.empty()))
                .isTrue();
        assertThat(override(one, Optional.empty()).covers(more, Optional.empty()))
                .isFalse();
        assertThat(override(one, Optional.empty()).covers(never, Optional.empty()))
                .isFalse();
        assertThat(override(one, Optional.empty()).covers(fastingGate(), Optional.empty()))
                .isFalse();
    }
}
