package org.stillpoint.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Office.confirmation;
import static org.stillpoint.testsupport.Office.desk;
import static org.stillpoint.testsupport.Office.visitor;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillpoint.clinic.PhaseCode;
import org.stillpoint.testsupport.ClaimLedger;
import org.stillpoint.testsupport.ClinicSample;
import org.stillpoint.testsupport.NoDeadlocks;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Race;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire;
import org.stillpoint.testsupport.Wire.Answer;

/** Many want what few can have, over HTTP. */
@QuarkusTest
@ExtendWith(NoDeadlocks.class)
class RacesTest {

    private static final Map<Integer, Integer> ONE_OF_TWO = Map.of(201, 1, 409, 1);

    @Inject
    TestClock clock;

    @Inject
    AgroalDataSource database;

    /** A quarter of an hour of one watcher of so many lanes. */
    private static Office watched(int lanes) {
        return Office.of(ClinicSample.in("Europe/Berlin")
                .practitioner("watcher", lanes, "WATCH")
                .service("look", service -> service.phase(PhaseCode.DOSING, 15)
                        .need("WATCH", PhaseCode.DOSING, PhaseCode.DOSING)
                        .openToPublic())
                .install());
    }

    private static String quarter(Office office, int number) {
        return office.at(
                office.day().plusDays(number / 50), "%02d:%02d".formatted(6 + number % 50 / 4, number % 4 * 15));
    }

    private static Callable<Answer> booking(Office office, String service, String start) {
        return () -> desk().post("/v1/appointments", office.booking(service, start));
    }

    @Test
    void of64ForOneSlotOneGetsItAnd63AreToldThatItIsTaken() throws SQLException {
        var office = watched(1);
        for (int round = 0; round < 100; round++) {
            var start = quarter(office, round);
            boolean holding = round % 2 == 0;
            var answers = Race.of(
                    64,
                    n -> () -> holding
                            ? visitor().post("/v1/holds", office.place("look", start))
                            : desk().post("/v1/appointments", office.booking("look", start)));
            assertThat(Race.statuses(answers)).as("round %d", round).isEqualTo(Map.of(201, 1, 409, 63));
            assertThat(answers)
                    .filteredOn(answer -> answer.status() == 409)
                    .allSatisfy(answer -> assertThat(answer.problem()).isEqualTo("slot-taken"));
        }
        ClaimLedger.assertSound(database, clock.instant(), office);
    }

    @Test
    void ofManyForASlotOfThreeExactlyThreeGetIt() throws SQLException {
        var office = watched(3);
        for (int round = 0; round < 10; round++) {
            var start = quarter(office, round);
            var answers = Race.of(32, n -> booking(office, "look", start));
            assertThat(Race.statuses(answers)).isEqualTo(Map.of(201, 3, 409, 29));
        }
        ClaimLedger.assertSound(database, clock.instant(), office);
    }

    @Test
    void twoServicesThatShareOnePersonAreNotBothBooked() throws SQLException {
        var office = Office.open();
        for (int round = 0; round < 10; round++) {
            var date = office.day().plusDays(round);
            var answers = Race.between(
                    booking(office, "visit", office.at(date, "09:00")),
                    booking(office, "talk", office.at(date, "09:15")));
            assertThat(Race.statuses(answers)).isEqualTo(ONE_OF_TWO);
        }
        ClaimLedger.assertSound(database, clock.instant(), office);
    }

    /** One nurse may watch three; one service takes two of her lanes, the other as many as it is told. */
    private static Office nursed(int lanes) {
        return Office.of(ClinicSample.in("Europe/Berlin")
                .practitioner("nurse", 3, "NURSE")
                .service("infusion", service -> service.phase(PhaseCode.DOSING, 45)
                        .need("NURSE", 2, PhaseCode.DOSING, PhaseCode.DOSING))
                .service("watch", service -> service.phase(PhaseCode.DOSING, 30)
                        .need("NURSE", lanes, PhaseCode.DOSING, PhaseCode.DOSING))
                .install());
    }

    @ParameterizedTest
    @CsvSource({"1, 2, 0", "2, 1, 1"})
    void twoServicesOfOneNurseAreBothBookedWhereSheHasLanesForBoth(int lanes, int booked, int refused)
            throws SQLException {
        var office = nursed(lanes);
        for (int round = 0; round < 10; round++) {
            var date = office.day().plusDays(round);
            var answers = Race.between(
                    booking(office, "infusion", office.at(date, "09:00")),
                    booking(office, "watch", office.at(date, "09:15")));
            assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(booked);
            assertThat(answers)
                    .filteredOn(answer -> answer.problem().equals("slot-taken"))
                    .hasSize(refused);
        }
        ClaimLedger.assertSound(database, clock.instant(), office);
    }

    @Test
    void aHoldThatExpiresIsEitherConfirmedOrSomebodyElses() throws SQLException {
        var office = Office.open();
        for (int round = 0; round < 24; round++) {
            var date = office.day().plusDays(round);
            var start = office.at(date, "09:00");
            var hold = visitor().post("/v1/holds", office.place("visit", start)).expect(201);
            clock.advance(Duration.ofMinutes(10).minusMillis(4));
            var answers = Race.between(
                    () -> visitor().post("/v1/appointments", confirmation(hold)),
                    booking(office, "visit", start),
                    () -> {
                        Thread.sleep(5); // the hold is over, so from here on refusing both would be wrong
                        return booking(office, "talk", office.at(date, "09:15")).call();
                    });
            assertThat(Race.statuses(answers)).isEqualTo(Map.of(201, 1, 409, 2));
            clock.advance(Duration.ofMinutes(1));
            ClaimLedger.assertSound(database, clock.instant(), office);
        }
    }

    @Test
    void aMoveAndABookingOfItsTargetDoNotBothSucceed() throws SQLException {
        var office = Office.open();
        for (int round = 0; round < 10; round++) {
            var date = office.day().plusDays(round);
            var booked = office.bookAt("visit", office.at(date, "09:00")).expect(201);
            var answers = Race.between(
                    move(booked, office.at(date, "13:00")), booking(office, "visit", office.at(date, "13:15")));
            assertThat(Race.statuses(answers)).isIn(Map.of(200, 1, 409, 1), ONE_OF_TWO);
        }
        ClaimLedger.assertSound(database, clock.instant(), office);
    }

    private static Callable<Answer> move(Answer booked, String start) {
        return () -> desk().ifMatch(booked.body().path("version").asLong())
                .post("/v1/appointments/" + booked.text("id") + "/rescheduling", Map.of("start", start));
    }

    @Test
    void twoVisitsThatSwapPlacesDoNotWaitInACircle() throws SQLException {
        var office = Office.open();
        for (int round = 0; round < 10; round++) {
            var one = office.day().plusDays(2L * round);
            var other = one.plusDays(1);
            var first = office.bookAt("visit", office.at(one, "09:00")).expect(201);
            var second = office.bookAt("visit", office.at(other, "09:00")).expect(201);
            var answers = Race.between(move(first, office.at(other, "13:00")), move(second, office.at(one, "13:00")));
            assertThat(Race.statuses(answers)).isEqualTo(Map.of(200, 2));
        }
        ClaimLedger.assertSound(database, clock.instant(), office);
    }

    @Test
    void nobodyIsAtTwoSitesAtOnce() throws SQLException {
        var here = watched(9);
        var there = watched(9);
        for (int round = 0; round < 20; round++) {
            var patient = Office.patient();
            var start = quarter(here, round);
            var answers = Race.between(
                    () -> desk().post("/v1/appointments", here.booking("look", start, patient)),
                    () -> desk().post("/v1/appointments", there.booking("look", start, patient)));
            assertThat(Race.statuses(answers)).isEqualTo(ONE_OF_TWO);
        }
        ClaimLedger.assertSound(database, clock.instant(), here, there);
    }

    @Test
    void aHoldIsConfirmedOnce() throws SQLException {
        var office = watched(1);
        for (int round = 0; round < 20; round++) {
            var hold = visitor()
                    .post("/v1/holds", office.place("look", quarter(office, round)))
                    .expect(201);
            var answers = Race.of(2, n -> () -> visitor().post("/v1/appointments", confirmation(hold)));
            assertThat(Race.statuses(answers)).isEqualTo(ONE_OF_TWO);
            assertThat(answers).extracting(Answer::problem).contains("hold-already-used");
        }
        ClaimLedger.assertSound(database, clock.instant(), office);
    }

    @Test
    void aHoldIsEitherConfirmedOrGivenBack() throws SQLException {
        var office = watched(1);
        for (int round = 0; round < 40; round++) {
            var hold = visitor()
                    .post("/v1/holds", office.place("look", quarter(office, round)))
                    .expect(201);
            var answers = Race.between(
                    () -> visitor().post("/v1/appointments", confirmation(hold)),
                    () -> Wire.here().as(hold.text("key")).delete("/v1/holds/" + hold.text("id")));
            var confirmed = answers.getFirst().status();
            var released = answers.getLast().status();
            assertThat(List.of(confirmed, released)).isIn(List.of(201, 404), List.of(409, 204), List.of(404, 204));
            ClaimLedger.assertSound(database, clock.instant(), office);
        }
    }

    @Test
    void aBlockNeverTakesAnAppointmentsClaimsUnseen() throws SQLException {
        var office = watched(1);
        for (int round = 0; round < 40; round++) {
            var start = quarter(office, round);
            var hold = visitor().post("/v1/holds", office.place("look", start)).expect(201);
            var block = Map.of("start", start, "end", quarter(office, round + 1), "kind", "MEETING", "displace", true);
            var answers = Race.between(() -> visitor().post("/v1/appointments", confirmation(hold)), () -> desk().post(
                            "/v1/actors/" + office.actor("watcher") + "/blocks", block));
            assertThat(answers.getFirst().status()).isIn(201, 409);
            assertThat(answers.getLast().status()).isEqualTo(201);
            ClaimLedger.assertSound(database, clock.instant(), office);
        }
    }

    @Test
    void oneIdempotencyKeySentSixteenTimesAtOnceHasOneEffect() throws SQLException {
        var office = watched(16);
        for (int round = 0; round < 5; round++) {
            var start = quarter(office, round);
            var key = UUID.randomUUID();
            var answers = Race.of(
                    16,
                    n -> () -> desk().with("Idempotency-Key", "\"" + key + "\"")
                            .post("/v1/appointments", office.booking("look", start)));
            assertThat(answers).extracting(Answer::status).contains(201).containsOnly(201, 409);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() == 409)
                    .allSatisfy(answer -> assertThat(answer.problem()).isEqualTo("request-in-progress"));
            assertThat(answers.stream()
                            .filter(answer -> answer.status() == 201)
                            .map(answer -> answer.text("id"))
                            .distinct())
                    .hasSize(1);
            assertThat(office.slots(
                                    desk(),
                                    "look",
                                    "&limit=1&from=" + start.replace("+", "%2B") + "&to="
                                            + office.at(office.day().plusDays(3), "00:00")
                                                    .replace("+", "%2B"))
                            .body()
                            .at("/items/0/capacity")
                            .asInt())
                    .isEqualTo(15);
        }
        ClaimLedger.assertSound(database, clock.instant(), office);
    }

    @Test
    void aVisitorNeverHasMoreHoldsOpenThanAllowed() {
        var office = watched(32);
        for (int round = 0; round < 10; round++) {
            var start = quarter(office, round);
            var caller = visitor();
            var answers = Race.of(8, n -> () -> caller.post("/v1/holds", office.place("look", start)));
            assertThat(Race.statuses(answers)).isEqualTo(Map.of(201, 3, 409, 5));
        }
    }
}
