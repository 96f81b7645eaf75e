package org.stillpoint.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stillpoint.session.SessionState.ARRIVED;
import static org.stillpoint.session.SessionState.DISCHARGED;
import static org.stillpoint.session.SessionState.DOSING;
import static org.stillpoint.session.SessionState.ENDED_WITHOUT_DOSE;
import static org.stillpoint.session.SessionState.OBSERVATION;
import static org.stillpoint.session.SessionState.READY;
import static org.stillpoint.session.SessionState.TRANSFERRED;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.stillpoint.clinic.PhaseCode;
import org.stillpoint.clinic.Route;
import org.stillpoint.scheduling.AppointmentStatus;
import org.stillpoint.scheduling.VisitFact;
import org.stillpoint.testsupport.ClinicSample;
import org.stillpoint.treatment.VisitCourse;

/** Every way from one state to another, and that there is no other. */
class SessionStateTest {

    private static final Instant NINE = Instant.parse("2026-12-01T14:00:00Z");
    private static final UUID NURSE = UUID.randomUUID();

    private static Instant at(int minutes) {
        return NINE.plus(Duration.ofMinutes(minutes));
    }

    private static Session arrived() {
        var clinic = ClinicSample.in("America/New_York")
                .room("room", "ROOM")
                .service("infusion", service -> service.route(Route.IV_KETAMINE)
                        .phase(PhaseCode.DOSING, 40)
                        .need("ROOM", PhaseCode.DOSING, PhaseCode.DOSING));
        var visit = new VisitFact(
                UUID.randomUUID(),
                "7K3MQ",
                UUID.randomUUID(),
                clinic.service("infusion"),
                clinic.site(),
                NINE,
                at(40),
                AppointmentStatus.ARRIVED,
                List.of(),
                false,
                0);
        var course = new VisitCourse(Optional.of(UUID.randomUUID()), Optional.empty());
        return Session.arrive(UUID.randomUUID(), visit, course, NINE);
    }

    private static Session in(SessionState state) {
        var session = arrived();
        if (state == ARRIVED) {
            return session;
        }
        if (state == ENDED_WITHOUT_DOSE) {
            session.endWithoutDose("unwell", at(5), NURSE, at(5));
            return session;
        }
        session.becomeReady(at(60), NURSE, at(10));
        if (state == READY) {
            return session;
        }
        session.dosingBegan(at(20), NURSE, at(21));
        if (state == DOSING) {
            return session;
        }
        if (state == TRANSFERRED) {
            session.transfer("hospital", at(30), NURSE, at(31));
            return session;
        }
        session.dosingEnded(at(60), NURSE, at(61));
        if (state == DISCHARGED) {
            session.discharge(at(160), NURSE, at(160));
        }
        return session;
    }

    private record Verb(String name, Set<SessionState> from, SessionState to, Function<Session, SessionChange> act) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Verb> VERBS = List.of(
            new Verb("becomeReady", EnumSet.of(ARRIVED), READY, session -> session.becomeReady(null, NURSE, at(200))),
            new Verb("wasReady", EnumSet.of(ARRIVED), READY, session -> session.wasReady(at(3), NURSE, at(200))),
            new Verb("unready", EnumSet.of(READY), ARRIVED, session -> session.unready(null, at(200))),
            new Verb(
                    "dosingBegan",
                    EnumSet.of(READY, OBSERVATION),
                    DOSING,
                    session -> session.dosingBegan(at(200), NURSE, at(201))),
            new Verb(
                    "dosingEnded",
                    EnumSet.of(DOSING),
                    OBSERVATION,
                    session -> session.dosingEnded(at(200), NURSE, at(201))),
            new Verb(
                    "discharge",
                    EnumSet.of(OBSERVATION),
                    DISCHARGED,
                    session -> session.discharge(at(200), NURSE, at(201))),
            new Verb(
                    "endWithoutDose",
                    EnumSet.of(ARRIVED, READY),
                    ENDED_WITHOUT_DOSE,
                    session -> session.endWithoutDose("unwell", at(200), NURSE, at(201))),
            new Verb(
                    "transfer",
                    EnumSet.of(ARRIVED, READY, DOSING, OBSERVATION),
                    TRANSFERRED,
                    session -> session.transfer("hospital", at(200), NURSE, at(201))));

    static Stream<Arguments> everyVerbInEveryState() {
        return VERBS.stream().flatMap(verb -> Stream.of(SessionState.values()).map(state -> Arguments.of(verb, state)));
    }

    @ParameterizedTest
    @MethodSource("everyVerbInEveryState")
    void eachVerbIsAllowedInItsStatesAndInNoOther(Verb verb, SessionState state) {
        var session = in(state);
        if (!verb.from().contains(state)) {
            assertThatThrownBy(() -> verb.act().apply(session)).isInstanceOf(SessionNotOpen.class);
            assertThat(session.state()).isEqualTo(state);
            return;
        }
        var change = verb.act().apply(session);
        assertThat(session.state()).isEqualTo(verb.to());
        assertThat(change.sessionId()).isEqualTo(session.id());
        assertThat(change.from()).contains(state);
        assertThat(change.to()).isEqualTo(verb.to());
    }

    @ParameterizedTest
    @EnumSource
    void aSessionIsOpenUntilThePatientHasLeft(SessionState state) {
        assertThat(in(state).state()).isEqualTo(state);
        assertThat(in(state).leftAt().isEmpty()).isEqualTo(state.isOpen());
    }

    @Test
    void theArrivalIsTheFirstChange() {
        var change = SessionChange.arrival(arrived(), NURSE, at(3));
        assertThat(change.from()).isEmpty();
        assertThat(change.to()).isEqualTo(ARRIVED);
        assertThat(change.at()).isEqualTo(NINE);
        assertThat(change.recordedAt()).isEqualTo(at(3));
        assertThat(change.by()).contains(NURSE);
        assertThat(change.reason()).isNull();
    }

    @Test
    void aChangeKeepsWhenItWasAndWhenItWasRecorded() {
        var change = in(READY).dosingBegan(at(20), NURSE, at(23));
        assertThat(change.at()).isEqualTo(at(20));
        assertThat(change.recordedAt()).isEqualTo(at(23));
    }

    @Test
    void whoIsReadyHasAnEndOfItWhichIsGoneWithTheState() {
        var session = in(READY);
        assertThat(session.readyUntil()).contains(at(60));
        session.readyUntil(at(50));
        assertThat(session.readyUntil()).contains(at(50));
        session.unready(null, at(50));
        assertThat(session.readyUntil()).isEmpty();
        assertThat(session.readyAt()).isEmpty();
        assertThatThrownBy(() -> session.readyUntil(at(70))).isInstanceOf(SessionNotOpen.class);
    }

    @Test
    void aFurtherDoseKeepsTheFirstBeginningAndMovesTheEnd() {
        var session = in(OBSERVATION);
        session.dosingBegan(at(62), NURSE, at(62));
        assertThat(session.dosingBeganAt()).contains(at(20));
        assertThat(session.dosingEndedAt()).isEmpty();
        session.dosingEnded(at(65), NURSE, at(65));
        assertThat(session.dosingEndedAt()).contains(at(65));
    }

    @Test
    void nothingHappensBeforeWhatItFollows() {
        assertOutOfOrder(in(READY), session -> session.dosingBegan(at(-1), NURSE, at(30)));
        assertOutOfOrder(in(DOSING), session -> session.dosingEnded(at(19), NURSE, at(30)));
        assertOutOfOrder(in(OBSERVATION), session -> session.dosingBegan(at(59), NURSE, at(70)));
        assertOutOfOrder(in(OBSERVATION), session -> session.discharge(at(59), NURSE, at(70)));
        assertOutOfOrder(in(ARRIVED), session -> session.endWithoutDose("unwell", at(-1), NURSE, at(70)));
        assertOutOfOrder(in(DOSING), session -> session.transfer("hospital", at(19), NURSE, at(70)));
        // The same moment is in order.
        in(DOSING).dosingEnded(at(20), NURSE, at(20));
    }

    private static void assertOutOfOrder(Session session, Function<Session, SessionChange> act) {
        var before = session.state();
        assertThatThrownBy(() -> act.apply(session)).isInstanceOf(MomentsOutOfOrder.class);
        assertThat(session.state()).isEqualTo(before);
    }

    @Test
    void whatWasToldWronglyOfTheDosesIsCorrectedInTheirOrder() {
        var session = in(OBSERVATION);
        session.correctDosing(at(25), at(70));
        assertThat(session.dosingBeganAt()).contains(at(25));
        assertThat(session.dosingEndedAt()).contains(at(70));
        assertThatThrownBy(() -> session.correctDosing(at(25), at(24))).isInstanceOf(MomentsOutOfOrder.class);
        assertThatThrownBy(() -> session.correctDosing(at(-5), at(70))).isInstanceOf(MomentsOutOfOrder.class);
        assertThatThrownBy(() -> session.correctDosing(at(25), null)).isInstanceOf(SessionNotOpen.class);
        assertThatThrownBy(() -> in(READY).correctDosing(at(25), at(26))).isInstanceOf(SessionNotOpen.class);
        in(DOSING).correctDosing(at(22), null);
    }

    @Test
    void whoHasLeftHasTheirDosesCorrectedUpToThen() {
        var session = in(DISCHARGED);
        session.correctDosing(at(25), at(160));
        assertThat(session.dosingEndedAt()).contains(at(160));
        assertThat(session.state()).isEqualTo(DISCHARGED);
        assertThatThrownBy(() -> session.correctDosing(at(25), at(161))).isInstanceOf(MomentsOutOfOrder.class);
        assertThatThrownBy(() -> session.correctDosing(at(25), null)).isInstanceOf(SessionNotOpen.class);
        in(TRANSFERRED).correctDosing(at(21), at(29));
        assertThatThrownBy(() -> in(ENDED_WITHOUT_DOSE).correctDosing(at(1), at(2)))
                .isInstanceOf(SessionNotOpen.class);
    }

    @Test
    void theReasonIsKeptWithTheEnd() {
        var ends = Map.of(
                ENDED_WITHOUT_DOSE, in(ARRIVED).endWithoutDose("unwell", at(5), NURSE, at(5)),
                TRANSFERRED, in(ARRIVED).transfer("unwell", at(5), NURSE, at(5)));
        ends.forEach((state, change) -> {
            assertThat(change.to()).isEqualTo(state);
            assertThat(change.reason().text()).contains("unwell");
        });
    }
}
