package org.stillpoint.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stillpoint.clinic.PhaseCode;
import org.stillpoint.clinic.Site;
import org.stillpoint.platform.SensitiveText;
import org.stillpoint.testsupport.ClinicSample;

class AppointmentTest {

    private static final Site SITE = ClinicSample.in("America/New_York").site();
    private static final Instant BOOKED = Instant.parse("2026-12-01T15:00:00Z");

    /** 21:30 on December 7th in New York, which is December 8th in UTC. */
    private static final Instant START = Instant.parse("2026-12-08T02:30:00Z");

    private static final UUID ROOM = UUID.randomUUID();

    private final Appointment appointment =
            Appointment.book(UUID.randomUUID(), "AAAAA-BBBBB", UUID.randomUUID(), visit(START), null, BOOKED);

    private static PlannedVisit visit(Instant start) {
        return visit(start, Optional.empty());
    }

    private static PlannedVisit visit(Instant start, Optional<String> override) {
        var phases = List.of(new PlannedPhase(PhaseCode.DOSING, 40), new PlannedPhase(PhaseCode.TURNOVER, 10));
        return new PlannedVisit(SITE, UUID.randomUUID(), start, phases, List.of(), override);
    }

    private enum Verb {
        MOVE,
        CANCEL,
        ARRIVE,
        MISS;

        void on(Appointment appointment) {
            switch (this) {
                case MOVE -> appointment.move(visit(START.plusSeconds(3600)), null);
                case CANCEL -> appointment.cancel(CancelReason.PATIENT, "", false, BOOKED);
                case ARRIVE -> appointment.arrive(START.minusSeconds(600));
                case MISS -> appointment.miss(START.plusSeconds(600));
            }
        }
    }

    static Stream<org.junit.jupiter.params.provider.Arguments> closedAndVerbs() {
        return Stream.of(Verb.CANCEL, Verb.ARRIVE, Verb.MISS).flatMap(first -> Stream.of(Verb.values())
                .map(second -> org.junit.jupiter.params.provider.Arguments.of(first, second)));
    }

    @ParameterizedTest(name = "after {0} no {1}")
    @MethodSource("closedAndVerbs")
    void nothingMoreHappensToAnAppointmentThatIsNotBookedAnyMore(Verb first, Verb second) {
        first.on(appointment);
        assertThatThrownBy(() -> second.on(appointment)).isInstanceOf(AppointmentNotOpen.class);
    }

    @Test
    void thePatientLeavesBeforeTheTurnover() {
        assertThat(appointment.end()).isEqualTo(START.plus(Duration.ofMinutes(40)));
        assertThat(appointment.timeline().occupied().end()).isEqualTo(START.plus(Duration.ofMinutes(50)));
    }

    @Test
    void aMoveIsCountedAndKeepsIdentityAndReference() {
        var id = appointment.id();
        appointment.move(visit(START.plusSeconds(3600)), null);
        appointment.move(visit(START.plusSeconds(7200)), null);
        assertThat(appointment.moves()).isEqualTo(2);
        assertThat(appointment.id()).isEqualTo(id);
        assertThat(appointment.reference()).isEqualTo("AAAAA-BBBBB");
        assertThat(appointment.start()).isEqualTo(START.plusSeconds(7200));
    }

    @Test
    void aRuleIsLiftedForOneTimeByOneAccount() {
        var account = UUID.randomUUID();
        appointment.move(visit(START.plusSeconds(3600), Optional.of("Agreed by phone")), account);
        assertThat(appointment.lifted()).contains(new NoticeLifted(SensitiveText.of("Agreed by phone"), account));
        appointment.move(visit(START.plusSeconds(7200)), account);
        assertThat(appointment.lifted()).isEmpty();
    }

    @Test
    void whoServesItMayChangeAndNothingElseThatWasAgreedDoes() {
        var account = UUID.randomUUID();
        appointment.move(visit(START, Optional.of("Agreed by phone")), account);
        appointment.displace(ROOM, BOOKED);
        appointment.recast(visit(START));
        assertThat(appointment.displacedAt()).isEmpty();
        assertThat(appointment.moves()).isEqualTo(1);
        assertThat(appointment.lifted()).contains(new NoticeLifted(SensitiveText.of("Agreed by phone"), account));
    }

    @Test
    void aMoveTakesItOffTheListOfThoseToMove() {
        appointment.displace(ROOM, BOOKED);
        assertThat(appointment.displacedAt()).contains(BOOKED);
        appointment.move(visit(START.plusSeconds(3600)), null);
        assertThat(appointment.displacedAt()).isEmpty();
    }

    @Test
    void whatDoesNotTakePlaceNeedNotBeMoved() {
        appointment.displace(ROOM, BOOKED);
        appointment.cancel(CancelReason.WEATHER, "", false, BOOKED);
        assertThat(appointment.displacedAt()).isEmpty();
        appointment.displace(ROOM, BOOKED);
        assertThat(appointment.displacedAt()).isEmpty();
    }

    @Test
    void anArrivalIsRecordedOnTheLocalDayOfTheVisit() {
        assertThatThrownBy(() -> appointment.arrive(Instant.parse("2026-12-07T04:59:59Z")))
                .isInstanceOf(NotOnTheDay.class);
        assertThatThrownBy(() -> appointment.arrive(Instant.parse("2026-12-08T05:00:00Z")))
                .isInstanceOf(NotOnTheDay.class);
        appointment.arrive(Instant.parse("2026-12-08T04:59:59Z"));
        assertThat(appointment.status()).isEqualTo(AppointmentStatus.ARRIVED);
    }

    @Test
    void whoComesEarlyForAVisitAtMidnightIsHere() {
        var midnight = Instant.parse("2026-12-07T05:00:00Z");
        appointment.move(visit(midnight), null);
        assertThatThrownBy(() ->
                        appointment.arrive(midnight.minus(Duration.ofHours(4)).minusSeconds(1)))
                .isInstanceOf(NotOnTheDay.class);
        appointment.arrive(midnight.minus(Duration.ofHours(4)));
        assertThat(appointment.status()).isEqualTo(AppointmentStatus.ARRIVED);
    }

    @Test
    void whoComesLateToAVisitOverMidnightIsHereUntilItIsOver() {
        appointment.move(visit(Instant.parse("2026-12-08T04:45:00Z")), null); // 23:45 to 00:25 in New York
        assertThatThrownBy(() -> appointment.arrive(appointment.end())).isInstanceOf(NotOnTheDay.class);
        appointment.arrive(appointment.end().minusSeconds(1));
        assertThat(appointment.status()).isEqualTo(AppointmentStatus.ARRIVED);
    }

    @Test
    void nobodyIsMissingBeforeTheVisitBegins() {
        assertThatThrownBy(() -> appointment.miss(START.minusSeconds(1))).isInstanceOf(NotOnTheDay.class);
        appointment.miss(START);
        assertThat(appointment.status()).isEqualTo(AppointmentStatus.NO_SHOW);
    }
}
