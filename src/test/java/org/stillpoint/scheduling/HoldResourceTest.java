package org.stillpoint.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Office.confirmation;
import static org.stillpoint.testsupport.Office.desk;
import static org.stillpoint.testsupport.Office.visitor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stillpoint.clinic.PhaseCode;
import org.stillpoint.testsupport.ClinicSample;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.TestTicks;
import org.stillpoint.testsupport.Wire;
import org.stillpoint.testsupport.Wire.Answer;

@QuarkusTest
class HoldResourceTest {

    private final Office office = Office.open();

    @Inject
    TestClock clock;

    @Inject
    TestTicks ticks;

    @Inject
    AgroalDataSource database;

    @Inject
    Holding holding;

    @Inject
    Holds holds;

    private static void assertRefused(Answer answer, int status, String problem) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
    }

    private void assertInvalid(Map<String, Object> request, String pointer) {
        var answer = visitor().post("/v1/holds", request);
        assertRefused(answer, 400, "invalid-request");
        assertThat(answer.body().path("errors").findValuesAsText("pointer")).contains(pointer);
    }

    private void assertBroken(String start, String... rules) {
        var answer = visitor().post("/v1/holds", office.place("visit", start));
        assertRefused(answer, 422, "start-not-allowed");
        assertThat(answer.body().path("reasons").findValuesAsText("rule")).containsExactly(rules);
    }

    @Test
    void aVisitorHoldsASlotAndGetsItsKey() {
        var hold = office.hold(visitor(), "visit", "09:00").expect(201);
        assertThat(hold.text("key")).startsWith("spk_");
        assertThat(hold.text("start")).isEqualTo(office.at("09:00"));
        assertThat(hold.text("end")).isEqualTo(office.at("10:15")); // without the turnover
        assertThat(hold.text("timeZone")).isEqualTo("America/New_York");
        assertThat(Duration.between(clock.instant(), OffsetDateTime.parse(hold.text("expiresAt"))))
                .isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10));
        assertThat(hold.body().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "id", "key", "service", "site", "start", "end", "timeZone", "expiresAt", "crisisResources");
    }

    @Test
    void whatIsHeldIsNotOfferedAndNotGivenToAnother() {
        office.hold(visitor(), "visit", "09:00").expect(201);
        assertThat(office.times("visit"))
                .doesNotContain("08:00", "09:00", "10:00")
                .contains("10:30");
        assertRefused(office.hold(visitor(), "visit", "09:30"), 409, "slot-taken");
        assertRefused(office.book("talk", "09:30"), 409, "slot-taken");
    }

    @Test
    void onlyStaffAreToldForWhichRolesNobodyIsLeft() {
        office.hold(visitor(), "visit", "09:00").expect(201);
        assertThat(office.hold(visitor(), "visit", "09:00").body().has("blockers"))
                .isFalse();
        var refused = office.hold(desk(), "visit", "09:00");
        assertThat(refused.body().path("blockers").findValuesAsText("role")).contains("ROOM", "PRESCRIBER");
    }

    @Test
    void aHoldThatIsOverIsNobodys() {
        var hold = office.hold(visitor(), "visit", "09:00").expect(201);
        clock.advance(Duration.ofMinutes(10).plusSeconds(1));
        assertThat(office.times("visit")).contains("09:00");
        assertRefused(visitor().post("/v1/appointments", confirmation(hold)), 409, "hold-expired");
        office.book("visit", "09:30").expect(201);
        assertRefused(visitor().post("/v1/appointments", confirmation(hold)), 409, "hold-expired");
    }

    @Test
    void aHoldIsOverWhenItsVisitBegins() {
        clock.set(OffsetDateTime.parse("2031-03-05T08:55:00-05:00").toInstant());
        var atOnce = Office.on(
                ClinicSample.in("America/New_York")
                        .room("den", "DEN")
                        .service("talk", service -> service.phase(PhaseCode.DOSING, 30)
                                .need("DEN", PhaseCode.DOSING, PhaseCode.DOSING)
                                .openToPublic())
                        .install(),
                LocalDate.parse("2031-03-05"));
        var late = atOnce.hold(visitor(), "talk", "09:00").expect(201);
        assertThat(late.text("expiresAt")).isEqualTo(atOnce.at("09:00"));
        var intime = atOnce.hold(visitor(), "talk", "09:30").expect(201);
        assertThat(intime.text("expiresAt")).isEqualTo(atOnce.at("09:05"));
        clock.advance(Duration.ofMinutes(5));
        assertRefused(visitor().post("/v1/appointments", confirmation(late)), 409, "hold-expired");
        clock.advance(Duration.ofSeconds(-1));
        visitor().post("/v1/appointments", confirmation(late)).expect(201);
    }

    /** The one whose clock is behind takes an actor away before the hold was made, as it sees it. */
    @Test
    void aServerWhoseClockIsBehindEndsAHoldToo() {
        desk();
        clock.advance(Duration.ofSeconds(3));
        var hold = office.hold(visitor(), "visit", "09:00").expect(201);
        clock.advance(Duration.ofSeconds(-3));
        var leave = Map.of("start", office.at("09:00"), "end", office.at("12:00"), "kind", "LEAVE", "displace", true);
        desk().post("/v1/actors/" + office.actor("prescriber") + "/blocks", leave)
                .expect(201);
        assertRefused(visitor().post("/v1/appointments", confirmation(hold)), 409, "hold-expired");
    }

    /** Two servers whose clocks differ: to the one the hold is over, and it gives a part away; to the other it is still open. */
    @Test
    void aHoldThatIsOverForSomebodyIsOverAsAWhole() throws SQLException {
        var hold = office.hold(visitor(), "visit", "09:00").expect(201);
        clock.advance(Duration.ofMinutes(10).plusSeconds(1));
        office.book("talk", "09:15").expect(201); // takes the prescriber only
        assertThat(claimsOf(hold)).isZero();
        clock.advance(Duration.ofMinutes(-10));
        assertRefused(visitor().post("/v1/appointments", confirmation(hold)), 409, "hold-expired");
    }

    @Test
    void aHoldThatHasLostAPartIsNotConfirmed() throws SQLException {
        var hold = office.hold(visitor(), "visit", "09:00").expect(201);
        var held = claimsOf(hold);
        update("delete from claim where part = 1 and claimant_id = ?", hold);
        assertRefused(visitor().post("/v1/appointments", confirmation(hold)), 409, "hold-expired");
        assertThat(claimsOf(hold)).isEqualTo(held - 1);
        desk().get("/v1/appointments/" + hold.text("id")).expect(404);
    }

    @Test
    void whatHasBeenOverForADayIsForgottenWithWhatItHad() throws SQLException {
        var old = office.hold(visitor(), "visit", "09:00").expect(201);
        var late = office.hold(visitor(), "visit", "11:00").expect(201);
        clock.advance(Duration.ofDays(1).plusMinutes(11));
        Answer fresh;
        try (var other = database.getConnection()) {
            other.setAutoCommit(false);
            try (var lock = other.prepareStatement("select id from hold where id = ? for update")) {
                lock.setObject(1, UUID.fromString(late.text("id")));
                lock.execute();
            }
            var elsewhere = Office.on(office.clinic(), office.day().plusDays(1)); // where nothing is swept for it
            fresh = elsewhere.hold(visitor(), "visit", "13:00").expect(201);
            holding.purge();
            other.rollback();
        }
        assertThat(claimsOf(old)).isZero();
        assertThat(holds.findById(UUID.fromString(old.text("id")))).isNull();
        assertThat(claimsOf(late)).isPositive(); // somebody else was at it
        assertThat(claimsOf(fresh)).isPositive();
        holding.purge();
        assertThat(claimsOf(late)).isZero();
    }

    private long claimsOf(Answer hold) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement("select count(*) from claim where claimant_id = ?")) {
            statement.setObject(1, UUID.fromString(hold.text("id")));
            var row = statement.executeQuery();
            row.next();
            return row.getLong(1);
        }
    }

    private void update(String sql, Answer hold) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, UUID.fromString(hold.text("id")));
            assertThat(statement.executeUpdate()).isPositive();
        }
    }

    @Test
    void theHolderAndStaffReadTheHold() {
        var hold = office.hold(visitor(), "visit", "09:00").expect(201);
        var other = office.hold(visitor(), "visit", "13:00").expect(201);
        var path = "/v1/holds/" + hold.text("id");
        var shown = hold.body().deepCopy();
        ((ObjectNode) shown).remove("key");
        assertThat(Wire.here().as(hold.text("key")).get(path).expect(200).body())
                .isEqualTo(shown);
        ((ObjectNode) shown).remove("crisisResources");
        assertThat(desk().get(path).expect(200).body()).isEqualTo(shown);
        assertRefused(Wire.here().as(other.text("key")).get(path), 404, "not-found");
        assertRefused(visitor().get(path), 401, "not-signed-in");
        clock.advance(Duration.ofMinutes(11));
        assertThat(Wire.here().as(hold.text("key")).get(path).expect(200).text("expiresAt"))
                .isEqualTo(hold.text("expiresAt"));
    }

    @Test
    void aHoldThatWasBookedIsNoHoldAnyMore() {
        var hold = office.hold(visitor(), "visit", "09:00").expect(201);
        visitor().post("/v1/appointments", confirmation(hold)).expect(201);
        assertRefused(Wire.here().as(hold.text("key")).get("/v1/holds/" + hold.text("id")), 404, "not-found");
        assertRefused(desk().get("/v1/holds/" + hold.text("id")), 404, "not-found");
    }

    @Test
    void theKeyGivesTheHoldBack() {
        var hold = office.hold(visitor(), "visit", "09:00").expect(201);
        var path = "/v1/holds/" + hold.text("id");
        Wire.here().as(hold.text("key")).delete(path).expect(204);
        assertThat(office.times("visit")).contains("09:00");
        Wire.here().as(hold.text("key")).delete(path).expect(404);
        assertRefused(visitor().post("/v1/appointments", confirmation(hold)), 404, "not-found");
    }

    /** Also when the servers have forgotten the key; the answer to the first time has to be there again. */
    @Test
    void whoDoesNotKnowWhetherItWasGivenBackAsksAgain() {
        var hold = office.hold(visitor(), "visit", "09:00").expect(201);
        var path = "/v1/holds/" + hold.text("id");
        var holder = Wire.here().as(hold.text("key"));
        var once = holder.with("Idempotency-Key", UUID.randomUUID());
        once.delete(path).expect(204);
        office.hold(visitor(), "visit", "09:00").expect(201);
        ticks.advance(Duration.ofSeconds(11));
        once.delete(path).expect(204);
        assertRefused(holder.delete(path), 404, "not-found");
        assertRefused(holder.get(path), 404, "not-found");
        assertRefused(visitor().post("/v1/appointments", confirmation(hold)), 404, "not-found");
        assertThat(office.times("visit")).doesNotContain("09:00");
    }

    @Test
    void nobodyElseGivesItBackButStaff() {
        var hold = office.hold(visitor(), "visit", "09:00").expect(201);
        var other = office.hold(visitor(), "visit", "13:00").expect(201);
        var path = "/v1/holds/" + hold.text("id");
        assertRefused(Wire.here().as(other.text("key")).delete(path), 404, "not-found");
        assertRefused(visitor().delete(path), 401, "not-signed-in");
        assertRefused(Wire.here().as("spk_made-up").delete(path), 401, "not-signed-in");
        desk().delete(path).expect(204);
    }

    @Test
    void whatHasBecomeAnAppointmentCanNotBeGivenBackAsAHold() {
        var hold = office.hold(visitor(), "visit", "09:00").expect(201);
        visitor().post("/v1/appointments", confirmation(hold)).expect(201);
        assertRefused(Wire.here().as(hold.text("key")).delete("/v1/holds/" + hold.text("id")), 404, "not-found");
        assertThat(office.times("visit")).doesNotContain("09:00");
    }

    @Test
    void aVisitorHasAtMostThreeHoldsOpen() {
        var caller = visitor();
        office.hold(caller, "visit", "08:00").expect(201);
        office.hold(caller, "visit", "10:00").expect(201);
        var third = office.hold(caller, "visit", "12:00").expect(201);
        var refused = office.hold(caller, "visit", "14:00");
        assertRefused(refused, 409, "too-many-holds");
        assertThat(refused.body().path("allowed").asInt()).isEqualTo(3);
        office.hold(visitor(), "visit", "14:00").expect(201);
        Wire.here()
                .as(third.text("key"))
                .delete("/v1/holds/" + third.text("id"))
                .expect(204);
        office.hold(caller, "visit", "12:00").expect(201);
    }

    @Test
    void aHoldThatIsConfirmedIsNotOpenAnyMore() {
        var caller = visitor();
        for (var time : new String[] {"08:00", "10:00", "12:00", "14:00"}) {
            var hold = office.hold(caller, "visit", time).expect(201);
            caller.post("/v1/appointments", confirmation(hold)).expect(201);
        }
    }

    @Test
    void aHoldThatIsOverIsNotOpenAnyMore() {
        var caller = visitor();
        for (var time : new String[] {"08:00", "10:00", "12:00"}) {
            office.hold(caller, "visit", time).expect(201);
        }
        clock.advance(Duration.ofMinutes(11));
        office.hold(caller, "visit", "14:00").expect(201);
    }

    @Test
    void staffHoldAsManyAsTheyNeed() {
        for (var time : new String[] {"08:00", "10:00", "12:00", "14:00"}) {
            office.hold(desk(), "visit", time).expect(201);
        }
    }

    @Test
    void staffConfirmWithoutTheKey() {
        var hold = office.hold(visitor(), "visit", "09:00").expect(201);
        var request = Map.of("hold", Map.of("id", hold.text("id")), "person", Office.person());
        desk().post("/v1/appointments", request).expect(201);
    }

    @Test
    void unknownServicesAndSitesAreRefused() {
        assertInvalid(with(office.place("visit", office.at("09:00")), "service", "NOTHING"), "/service");
        assertInvalid(with(office.place("visit", office.at("09:00")), "site", "nowhere"), "/site");
        assertInvalid(
                with(
                        office.place("visit", office.at("09:00")),
                        "site",
                        Office.open().site()),
                "/site");
        assertInvalid(with(office.place("visit", office.at("09:00")), "room", "den"), "/room");
    }

    @Test
    void aServiceForStaffDoesNotExistForVisitors() {
        assertInvalid(office.place("talk", office.at("09:00")), "/service");
        office.hold(desk(), "talk", "09:00").expect(201);
    }

    @Test
    void aStartIsAMomentWithAnOffset() {
        for (var start : new String[] {"2031-03-05T09:00:00", "2031-03-05", "09:00", "", "2031-02-30T09:00:00Z"}) {
            assertInvalid(office.place("visit", start), "/start");
        }
        assertInvalid(with(office.place("visit", office.at("09:00")), "start", 1_900_000_000), "/start");
        var missing = office.place("visit", office.at("09:00"));
        missing.remove("start");
        assertInvalid(missing, "/start");
    }

    @Test
    void theSameMomentInAnotherOffsetIsTheSameStart() {
        var start = OffsetDateTime.parse(office.at("09:00")).toInstant().toString();
        var hold = visitor().post("/v1/holds", office.place("visit", start)).expect(201);
        assertThat(hold.text("start")).isEqualTo(office.at("09:00"));
    }

    @Test
    void startsKeepTheRules() {
        assertBroken(office.at("09:05"), "ON_THE_GRID");
        assertBroken(office.at(office.day().minusDays(14), "09:00"), "NOT_IN_THE_PAST", "MINIMUM_NOTICE");
        assertBroken(office.at(office.day().plusDays(60), "09:00"), "HORIZON");
    }

    @Test
    void whereTheSiteIsClosedOrThePeopleAreAwayNothingIsOffered() {
        assertRefused(office.hold(visitor(), "visit", "07:45"), 422, "not-offered");
        assertRefused(office.hold(visitor(), "visit", "16:45"), 422, "not-offered"); // the turnover ends at 18:15
        office.hold(visitor(), "visit", "16:30").expect(201);
    }

    @Test
    void aBodyIsNeeded() {
        assertRefused(visitor().post("/v1/holds", "application/json", ""), 400, "invalid-request");
        assertRefused(visitor().post("/v1/holds", "application/json", "null"), 400, "invalid-request");
        assertRefused(visitor().post("/v1/holds", "text/plain", "{}"), 415, "unsupported-media-type");
    }

    private static Map<String, Object> with(Map<String, Object> request, String property, Object value) {
        request.put(property, value);
        return request;
    }

    /** Nothing that is refused stays, so it has to be counted beside. */
    @Test
    void whoIsRefusedTooOftenIsNotHeardForAWhile() {
        clock.set(clock.instant());
        var caller = visitor();
        var other = visitor();
        var madeUp = Map.of("id", UUID.randomUUID().toString(), "key", "spk_made-up");
        for (int n = 0; n < 60; n++) {
            caller.post("/v1/holds", office.place("visit", office.at("09:05"))).expect(422);
            caller.post("/v1/appointments", Map.of("hold", madeUp, "person", Office.person()))
                    .expect(404);
        }
        assertRefused(office.hold(caller, "visit", "09:00"), 429, "too-many-requests");
        caller.post("/v1/appointments", Map.of("hold", madeUp, "person", Office.person()))
                .expect(429);
        office.hold(other, "visit", "09:00").expect(201);
        clock.advance(Duration.ofSeconds(30));
        office.hold(caller, "visit", "12:00").expect(201);
    }
}
