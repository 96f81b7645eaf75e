package org.stillpoint.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Office.desk;
import static org.stillpoint.testsupport.Office.visitor;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire;
import org.stillpoint.testsupport.Wire.Answer;

@QuarkusTest
class BlockResourceTest {

    private final Office office = Office.open();

    @Inject
    TestClock clock;

    private static void assertRefused(Answer answer, int status, String problem) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
    }

    private String blocks(String actor) {
        return "/v1/actors/" + office.actor(actor) + "/blocks";
    }

    private Map<String, Object> leave(String from, String to) {
        var leave = new HashMap<String, Object>();
        leave.put("start", office.at(from));
        leave.put("end", office.at(to));
        leave.put("kind", "LEAVE");
        return leave;
    }

    private Map<String, Object> displacing(String from, String to) {
        var leave = leave(from, to);
        leave.put("displace", true);
        return leave;
    }

    private Answer displaced() {
        return desk().get("/v1/appointments?displaced=true&site=" + office.site())
                .expect(200);
    }

    private Answer read(Answer appointment) {
        return desk().get("/v1/appointments/" + appointment.text("id")).expect(200);
    }

    private Answer change(Answer appointment, String verb, Map<String, Object> body) {
        return desk().ifMatch(read(appointment).body().path("version").asLong())
                .post("/v1/appointments/" + appointment.text("id") + "/" + verb, body);
    }

    @Test
    void whoIsBlockedIsNotOfferedUntilReleased() {
        var block = desk().post(blocks("nurse"), leave("08:00", "12:00")).expect(201);
        assertThat(block.text("kind")).isEqualTo("LEAVE");
        assertThat(block.body().path("displaced")).isEmpty();
        assertThat(office.times("visit")).doesNotContain("08:00", "11:45").contains("12:00");
        assertThat(office.times("talk")).contains("08:00");
        desk().delete(blocks("nurse") + "/" + block.text("id")).expect(204);
        assertThat(office.times("visit")).contains("08:00");
        desk().delete(blocks("nurse") + "/" + block.text("id")).expect(404);
    }

    @Test
    void aBlockOverBookingsIsRefusedWithTheirList() {
        var booked = office.book("visit", "09:00").expect(201);
        var hold = office.hold(visitor(), "visit", "11:00").expect(201);
        var refused = desk().post(blocks("nurse"), leave("08:00", "18:00"));
        assertRefused(refused, 409, "time-in-use");
        assertThat(refused.body().path("blockers").findValuesAsText("id"))
                .containsExactlyInAnyOrder(booked.text("id"), hold.text("id"));
        assertThat(refused.body().path("blockers").findValuesAsText("reference"))
                .containsExactly(booked.text("reference"));
        assertThat(refused.body().path("blockers").findValuesAsText("kind")).containsExactly("APPOINTMENT", "HOLD");
        assertThat(refused.body().path("blockers").findValuesAsText("start"))
                .containsExactly(booked.text("start"), hold.text("start"));
        assertThat(refused.body().toString()).doesNotContain("Testperson");
        assertThat(desk().get(blocks("nurse")).body().path("items")).isEmpty();
    }

    @Test
    void aBlockMeetsOnlyWhatItsOwnActorServes() {
        office.book("visit", "09:00").expect(201);
        desk().post(blocks("den"), leave("08:00", "18:00")).expect(201);
        desk().post(blocks("prescriber"), leave("08:00", "09:15")).expect(201); // needed from 09:15 on
        assertRefused(desk().post(blocks("prescriber"), leave("09:15", "09:20")), 409, "time-in-use");
        desk().post(blocks("prescriber"), leave("09:45", "10:00")).expect(201);
    }

    @Test
    void whatIsDisplacedIsListedUntilItIsMoved() {
        var booked = office.book("visit", "09:00").expect(201);
        var block = desk().post(blocks("nurse"), displacing("09:00", "10:00")).expect(201);
        assertThat(block.body().path("displaced").findValuesAsText("reference"))
                .containsExactly(booked.text("reference"));
        assertThat(displaced().body().path("items").findValuesAsText("id")).containsExactly(booked.text("id"));
        assertThat(read(booked).text("displacedAt")).isNotBlank();
        assertThat(read(booked).text("status")).isEqualTo("BOOKED");
        change(booked, "rescheduling", Map.of("start", office.at("13:00"))).expect(200);
        assertThat(displaced().body().path("items")).isEmpty();
        assertThat(read(booked).body().has("displacedAt")).isFalse();
    }

    @Test
    void whoIsHereAlreadyIsListedAndCanBeGivenAnotherActor() {
        var clinic = Office.small().practitioner("other", 3, "NURSE").install();
        var today = Office.on(clinic, LocalDate.parse("2031-03-05"));
        var desk = deskAt("2031-03-05T08:30:00-05:00");
        var booking = new HashMap<>(today.booking("visit", today.at("09:00")));
        booking.put("practitioner", today.actor("nurse"));
        booking.put("override", Map.of("reason", "made-up note 4711"));
        var booked = desk.post("/v1/appointments", booking).expect(201);
        var path = "/v1/appointments/" + booked.text("id");
        desk.ifMatch(0).post(path + "/arrival", Map.of()).expect(200);
        var asked = Map.of("start", today.at("09:00"));
        assertRefused(desk.ifMatch(1).post(path + "/rescheduling", asked), 409, "appointment-not-open");
        var block = Map.of("start", today.at("08:45"), "end", today.at("18:00"), "kind", "LEAVE", "displace", true);
        desk.post("/v1/actors/" + today.actor("nurse") + "/blocks", block).expect(201);
        var list = "/v1/appointments?displaced=true&site=" + today.site();
        assertThat(desk.get(list).body().path("items").findValuesAsText("id")).containsExactly(booked.text("id"));
        clock.advance(Duration.ofMinutes(40)); // it is 09:10
        assertRefused(
                desk.ifMatch(2).post(path + "/rescheduling", Map.of("start", today.at("13:00"))),
                409,
                "appointment-not-open");
        var served = desk.ifMatch(2).post(path + "/rescheduling", asked).expect(200);
        assertThat(served.text("status")).isEqualTo("ARRIVED");
        assertThat(served.body().path("actors").findValuesAsText("actor"))
                .contains(today.actor("other"))
                .doesNotContain(today.actor("nurse"));
        assertThat(desk.get(list).body().path("items")).isEmpty();
        assertRefused(desk.ifMatch(3).post(path + "/rescheduling", asked), 409, "appointment-not-open");
    }

    @Test
    void whoComesAfterLosingAnActorStaysListedUntilTheVisitIsOver() {
        var today = Office.on(Office.small().install(), LocalDate.parse("2031-03-05"));
        var desk = deskAt("2031-03-05T07:00:00-05:00");
        var booked = desk.post("/v1/appointments", today.booking("visit", today.at("09:00")))
                .expect(201);
        var path = "/v1/appointments/" + booked.text("id");
        var block = Map.of("start", today.at("08:45"), "end", today.at("18:00"), "kind", "LEAVE", "displace", true);
        desk.post("/v1/actors/" + today.actor("nurse") + "/blocks", block).expect(201);
        desk.ifMatch(1).post(path + "/arrival", Map.of()).expect(200);
        var list = "/v1/appointments?displaced=true&site=" + today.site();
        clock.advance(Duration.ofMinutes(194)); // it is 10:14
        assertThat(desk.get(list).body().path("items").findValuesAsText("id")).containsExactly(booked.text("id"));
        clock.advance(Duration.ofMinutes(1));
        assertThat(desk.get(list).body().path("items")).isEmpty();
        assertRefused(
                desk.ifMatch(2).post(path + "/rescheduling", Map.of("start", today.at("09:00"))),
                409,
                "appointment-not-open");
    }

    /** The clock stands still, so early that the sign-in made here lasts for what follows. */
    private Wire deskAt(String moment) {
        clock.set(OffsetDateTime.parse(moment).toInstant());
        return Office.staff("frontdesk");
    }

    @Test
    void aDisplacedVisitThatIsCancelledNeedNotBeMoved() {
        var booked = office.book("visit", "09:00").expect(201);
        desk().post(blocks("nurse"), displacing("09:00", "10:00")).expect(201);
        change(booked, "cancellation", Map.of("reason", "PROVIDER_ILLNESS")).expect(200);
        assertThat(displaced().body().path("items")).isEmpty();
    }

    @Test
    void theOthersStayWithADisplacedVisit() {
        office.book("visit", "09:00").expect(201);
        desk().post(blocks("nurse"), displacing("09:00", "10:00")).expect(201);
        assertRefused(desk().post(blocks("room"), leave("09:00", "10:00")), 409, "time-in-use");
    }

    @Test
    void aReleasedBlockDoesNotGiveTheDisplacedTheirActorBack() {
        var booked = office.book("visit", "09:00").expect(201);
        var block = desk().post(blocks("nurse"), displacing("09:00", "10:00")).expect(201);
        desk().delete(blocks("nurse") + "/" + block.text("id")).expect(204);
        assertThat(displaced().body().path("items").findValuesAsText("id")).containsExactly(booked.text("id"));
        change(booked, "rescheduling", Map.of("start", office.at("09:00"))).expect(200);
        assertThat(displaced().body().path("items")).isEmpty();
    }

    @Test
    void whoWasTakenAwayIsToldApartFromThoseWhoServe() {
        var booked = office.book("visit", "09:00").expect(201);
        var block = desk().post(blocks("room"), displacing("09:00", "10:30")).expect(201);
        assertThat(lost(read(booked))).containsExactly(office.actor("room"));
        desk().delete(blocks("room") + "/" + block.text("id")).expect(204);
        var other = office.book("visit", "10:30").expect(201);
        assertThat(lost(read(other))).isEmpty();
        assertThat(lost(read(booked))).containsExactly(office.actor("room"));
        change(booked, "rescheduling", Map.of("start", office.at("14:00"))).expect(200);
        assertThat(lost(read(booked))).isEmpty();
        assertThat(read(booked).body().path("actors").findValuesAsText("actor")).contains(office.actor("room"));
    }

    @Test
    void whatIsNotInTheTimeOfABlockIsNotLost() {
        var booked = office.book("visit", "09:00").expect(201);
        desk().post(blocks("nurse"), displacing("09:00", "09:15")).expect(201);
        assertThat(lost(read(booked))).containsExactly(office.actor("nurse"));
        assertThat(read(booked).body().path("actors").findValuesAsText("actor"))
                .contains(office.actor("room"), office.actor("prescriber"));
    }

    private static List<String> lost(Answer appointment) {
        return StreamSupport.stream(appointment.body().path("actors").spliterator(), false)
                .filter(actor -> actor.path("lost").asBoolean())
                .map(actor -> actor.path("actor").asText())
                .distinct()
                .toList();
    }

    @Test
    void aHoldThatIsDisplacedIsOver() {
        var hold = office.hold(visitor(), "visit", "09:00").expect(201);
        desk().post(blocks("nurse"), displacing("09:00", "10:00")).expect(201);
        assertRefused(visitor().post("/v1/appointments", Office.confirmation(hold)), 409, "hold-expired");
        assertThat(office.times("talk")).contains("09:15");
    }

    @Test
    void aHoldThatIsDisplacedDoesNotCountAmongTheVisitors() {
        var caller = visitor();
        for (var time : List.of("08:00", "10:00", "12:00")) {
            office.hold(caller, "visit", time).expect(201);
        }
        desk().post(blocks("nurse"), displacing("12:00", "13:30")).expect(201);
        office.hold(caller, "visit", "14:00").expect(201);
    }

    @Test
    void aBlockNeverGivesWayToAnother() {
        var first = desk().post(blocks("nurse"), leave("08:00", "12:00")).expect(201);
        var refused = desk().post(blocks("nurse"), displacing("11:00", "13:00"));
        assertRefused(refused, 409, "time-in-use");
        assertThat(refused.body().path("blockers").findValuesAsText("id")).containsExactly(first.text("id"));
        desk().post(blocks("nurse"), leave("12:00", "13:00")).expect(201);
    }

    @Test
    void aBlockMayLastForWeeks() {
        var leave = leave("08:00", "12:00");
        leave.put("end", office.at(office.day().plusDays(30), "12:00"));
        desk().post(blocks("nurse"), leave).expect(201);
        var weekLater = Office.on(office.clinic(), office.day().plusDays(7));
        assertThat(weekLater.times("visit")).isEmpty();
        assertThat(weekLater.times("talk")).isNotEmpty();
    }

    @Test
    void aBlockThatMakesNoSenseIsRefused() {
        var backwards = leave("12:00", "08:00");
        var empty = leave("12:00", "12:00");
        var past = leave("08:00", "12:00");
        past.put("start", office.at(office.day().minusDays(30), "08:00"));
        past.put("end", office.at(office.day().minusDays(29), "08:00"));
        var endless = leave("08:00", "12:00");
        endless.put("end", office.at(office.day().plusDays(93), "08:00"));
        for (var request : List.of(backwards, empty, past, endless)) {
            var refused = desk().post(blocks("nurse"), request);
            assertRefused(refused, 400, "invalid-request");
            assertThat(refused.body().at("/errors/0/pointer").asText()).isEqualTo("/end");
        }
        var unknown = leave("08:00", "12:00");
        unknown.put("kind", "PARTY");
        assertRefused(desk().post(blocks("nurse"), unknown), 400, "invalid-request");
        assertRefused(desk().post("/v1/actors/nobody/blocks", leave("08:00", "12:00")), 404, "not-found");
    }

    @Test
    void aBlockIsOfWholeMinutes() {
        for (var part : List.of(":00:03-", ":00:00.001-", ":00:00.000002-")) {
            var leave = leave("08:00", "12:00");
            leave.replaceAll((name, value) ->
                    name.equals("kind") ? value : value.toString().replace(":00:00-", part));
            var refused = desk().post(blocks("nurse"), leave);
            assertRefused(refused, 400, "invalid-request");
            assertThat(refused.body().path("errors").findValuesAsText("pointer"))
                    .as(part)
                    .containsExactly("/start", "/end");
        }
        assertThat(desk().get(blocks("nurse")).body().path("items")).isEmpty();
    }

    @Test
    void aBlockThatIsOverWithinAMicrosecondIsRefused() {
        var leave = leave("08:00", "08:00");
        leave.computeIfPresent("start", (name, at) -> at.toString().replace(":00:00-", ":00:00.0000001-"));
        leave.computeIfPresent("end", (name, at) -> at.toString().replace(":00:00-", ":00:00.0000002-"));
        assertRefused(desk().post(blocks("nurse"), leave), 400, "invalid-request");
    }

    @Test
    void onlyStaffBlockAndListBlocks() {
        assertRefused(visitor().post(blocks("nurse"), leave("08:00", "12:00")), 401, "not-signed-in");
        assertRefused(visitor().get(blocks("nurse")), 401, "not-signed-in");
        var hold = office.hold(visitor(), "visit", "09:00").expect(201);
        assertRefused(Wire.here().as(hold.text("key")).get(blocks("nurse")), 403, "not-allowed");
    }

    @Test
    void blocksAreListedInTheirOrderPageByPage() {
        for (var hour : List.of("12", "08", "10")) {
            desk().post(blocks("nurse"), leave(hour + ":00", hour + ":30")).expect(201);
        }
        var first = desk().get(blocks("nurse") + "?limit=2").expect(200);
        var second = desk().get(blocks("nurse") + "?limit=2&after=" + first.text("next"))
                .expect(200);
        assertThat(first.body().path("items").findValuesAsText("start"))
                .containsExactly(office.at("08:00"), office.at("10:00"));
        assertThat(second.body().path("items").findValuesAsText("start")).containsExactly(office.at("12:00"));
        assertThat(second.body().has("next")).isFalse();
    }

    @Test
    void aBlockIsReadUnderItsOwnActor() {
        var block = desk().post(blocks("nurse"), leave("08:00", "12:00")).expect(201);
        var read = desk().get(blocks("nurse") + "/" + block.text("id")).expect(200);
        assertThat(read.text("start")).isEqualTo(office.at("08:00"));
        assertThat(read.text("kind")).isEqualTo("LEAVE");
        assertThat(read.body().has("displaced")).isFalse();
        assertRefused(desk().get(blocks("room") + "/" + block.text("id")), 404, "not-found");
        assertRefused(desk().get(blocks("nurse") + "/" + UUID.randomUUID()), 404, "not-found");
        assertRefused(visitor().get(blocks("nurse") + "/" + block.text("id")), 401, "not-signed-in");
    }

    @Test
    void aBlockIsReleasedUnderItsOwnActor() {
        var block = desk().post(blocks("nurse"), leave("08:00", "12:00")).expect(201);
        assertRefused(desk().delete(blocks("room") + "/" + block.text("id")), 404, "not-found");
        assertRefused(desk().delete(blocks("nurse") + "/" + UUID.randomUUID()), 404, "not-found");
    }
}
