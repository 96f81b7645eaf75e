package org.stillpoint.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Office.confirmation;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillpoint.clinic.PhaseCode;
import org.stillpoint.testsupport.AuditTrail;
import org.stillpoint.testsupport.ClinicSample;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire;
import org.stillpoint.testsupport.Wire.Answer;

/** Moved, cancelled, arrived, missed. */
@QuarkusTest
class ChangesTest {

    private static final Map<String, Object> REASON = Map.of("reason", "PATIENT");

    private final Office office = Office.open();

    @Inject
    TestClock clock;

    private static void assertRefused(Answer answer, int status, String problem) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
    }

    private static Answer change(Wire caller, Answer appointment, String verb, Object body) {
        return caller.ifMatch(appointment.body().path("version").asLong())
                .post("/v1/appointments/" + appointment.text("id") + "/" + verb, body);
    }

    private Answer move(Wire caller, Answer appointment, String time) {
        return change(caller, appointment, "rescheduling", Map.of("start", office.at(time)));
    }

    /** Booked from outside; the answer has the key. */
    private Answer bookedFromOutside(String time) {
        return visitor().post("/v1/appointments", confirmation(office.hold(visitor(), "visit", time)));
    }

    private static Wire patientOf(Answer appointment) {
        return Office.visitor().as(appointment.text("key"));
    }

    /** The clock stands still, so early that the sign-in made here lasts for what follows. */
    private Wire deskAt(String moment) {
        clock.set(OffsetDateTime.parse(moment).toInstant());
        return Office.staff("frontdesk");
    }

    @Test
    void aMoveKeepsIdentityReferenceAndActorsAndIsCounted() {
        var booked = office.book("visit", "09:00").expect(201);
        var moved = move(desk(), booked, "13:00").expect(200);
        assertThat(moved.text("id")).isEqualTo(booked.text("id"));
        assertThat(moved.text("reference")).isEqualTo(booked.text("reference"));
        assertThat(moved.text("start")).isEqualTo(office.at("13:00"));
        assertThat(moved.body().at("/phases/0/start").asText()).isEqualTo(office.at("13:00"));
        assertThat(moved.body().path("moves").asInt()).isEqualTo(1);
        assertThat(moved.body().path("version").asLong())
                .isGreaterThan(booked.body().path("version").asLong());
        assertThat(office.times("visit")).contains("09:00").doesNotContain("13:00");
    }

    @Test
    void aMoveKeepsWhoTreatsThePatientEvenIfAnotherWouldFitBetter() {
        var two = Office.of(Office.small()
                .practitioner("another", 3, "NURSE")
                .room("other-room", "ROOM")
                .practitioner("second", 1, "PRESCRIBER")
                .install());
        var booked = two.book("visit", "09:00").expect(201);
        var actors = booked.body().path("actors").findValuesAsText("actor");
        // They have more to do that day than the others, who would be taken without the rule.
        for (var actor : actors) {
            var meeting = Map.of("start", two.at("16:00"), "end", two.at("17:00"), "kind", "MEETING");
            desk().post("/v1/actors/" + actor + "/blocks", meeting).expect(201);
        }
        var moved = change(desk(), booked, "rescheduling", Map.of("start", two.at("11:00")))
                .expect(200);
        assertThat(moved.body().path("actors").findValuesAsText("actor")).isEqualTo(actors);
    }

    @Test
    void aMoveNeverBlocksItself() {
        var booked = office.book("visit", "09:00").expect(201);
        var moved = move(desk(), booked, "09:15").expect(200);
        move(desk(), moved, "09:15").expect(200);
    }

    /** A nurse falls ill half an hour before the visit, and another one during it; the notice is an hour. */
    @Test
    void shortlyBeforeAndDuringTheVisitOthersCanServeItAndThatIsNoMove() {
        var clinic = Office.small()
                .practitioner("second", 3, "NURSE")
                .practitioner("third", 3, "NURSE")
                .install();
        var desk = deskAt("2031-03-05T07:00:00-05:00");
        var today = Office.on(clinic, LocalDate.parse("2031-03-05"));
        var booking = new HashMap<>(today.booking("visit", today.at("09:00")));
        booking.put("practitioner", today.actor("nurse"));
        var booked = desk.post("/v1/appointments", booking).expect(201);
        clock.advance(Duration.ofMinutes(90));
        var reason = Map.of("start", today.at("09:00"), "override", Map.of("reason", "made-up note 4711"));
        var second = served(desk, today, booked, "nurse", "08:30", reason);
        assertThat(second.body().path("moves").asInt()).isZero();
        assertThat(second.body().has("overrideReason")).isFalse();
        assertThat(second.body().has("displacedAt")).isFalse();
        var asked = actors(second).contains(today.actor("second")) ? "second" : "third";
        assertRefused(
                change(desk, second, "rescheduling", Map.of("start", today.at("09:15"))), 422, "start-not-allowed");
        clock.advance(Duration.ofMinutes(31));
        var third = served(desk, today, second, asked, "09:01", Map.of("start", today.at("09:00")));
        assertThat(third.body().path("moves").asInt()).isZero();
        assertThat(actors(third)).doesNotContain(today.actor("nurse"), today.actor(asked));
        assertThat(AuditTrail.actions(UUID.fromString(booked.text("id"))))
                .contains("APPOINTMENT_REASSIGNED")
                .doesNotContain("APPOINTMENT_MOVED", "START_RULE_OVERRIDDEN");
        clock.advance(Duration.ofMinutes(74)); // it is 10:15
        var over = change(desk, third, "rescheduling", Map.of("start", today.at("09:00")));
        assertRefused(over, 422, "start-not-allowed");
        assertThat(over.body().path("reasons").findValuesAsText("rule")).contains("NOT_IN_THE_PAST");
    }

    /** The visit after an actor was taken away from it, and others were asked for at its own time. */
    private static Answer served(
            Wire desk, Office today, Answer visit, String absent, String from, Map<String, Object> request) {
        var block = Map.of("start", today.at(from), "end", today.at("18:00"), "kind", "LEAVE", "displace", true);
        var made = desk.post("/v1/actors/" + today.actor(absent) + "/blocks", block)
                .expect(201);
        assertThat(made.body().path("displaced").findValuesAsText("id")).containsExactly(visit.text("id"));
        var lost = desk.get("/v1/appointments/" + visit.text("id")).expect(200);
        return change(desk, lost, "rescheduling", request).expect(200);
    }

    private static List<String> actors(Answer appointment) {
        return appointment.body().path("actors").findValuesAsText("actor");
    }

    @Test
    void aMoveToWhatIsTakenChangesNothing() {
        office.book("visit", "13:00").expect(201);
        var booked = office.book("visit", "09:00").expect(201);
        assertRefused(move(desk(), booked, "13:15"), 409, "slot-taken");
        assertRefused(move(desk(), booked, "17:00"), 422, "not-offered");
        assertRefused(move(desk(), booked, "09:05"), 422, "start-not-allowed");
        var found = desk().get("/v1/appointments/" + booked.text("id")).expect(200);
        assertThat(found.text("start")).isEqualTo(booked.text("start"));
        assertThat(found.text("version")).isEqualTo(booked.text("version"));
    }

    @Test
    void aMoveToAnotherSiteNeedsOneThatOffersTheService() {
        var booked = office.book("visit", "09:00").expect(201);
        for (var site : List.of("nowhere", Office.open().site())) {
            var answer = change(desk(), booked, "rescheduling", Map.of("start", office.at("13:00"), "site", site));
            assertRefused(answer, 400, "invalid-request");
            assertThat(answer.body().at("/errors/0/pointer").asText()).isEqualTo("/site");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rescheduling", "cancellation", "arrival", "no-show"})
    void aChangeNeedsTheVersionThatWasRead(String verb) {
        var booked = office.book("visit", "09:00").expect(201);
        var path = "/v1/appointments/" + booked.text("id") + "/" + verb;
        Map<String, Object> body =
                switch (verb) {
                    case "rescheduling" -> Map.of("start", office.at("13:00"));
                    case "cancellation" -> REASON;
                    default -> Map.of();
                };
        assertRefused(desk().post(path, body), 428, "if-match-required");
        assertRefused(
                desk().ifMatch(booked.body().path("version").asLong() + 1).post(path, body), 412, "stale-version");
        assertRefused(desk().with("If-Match", "W/\"0\"").post(path, body), 412, "stale-version");
        assertRefused(desk().with("If-Match", "*").post(path, body), 400, "invalid-request");
        assertRefused(
                desk().ifMatch(0).post("/v1/appointments/" + UUID.randomUUID() + "/" + verb, body), 404, "not-found");
        assertRefused(visitor().ifMatch(0).post(path, body), 401, "not-signed-in");
    }

    @Test
    void aPatientMovesAndCancelsTheirOwnVisitOnly() {
        var mine = bookedFromOutside("09:00").expect(201);
        var other = bookedFromOutside("13:00").expect(201);
        var me = patientOf(mine);
        assertRefused(move(me, other, "15:00"), 404, "not-found");
        assertRefused(change(me, other, "cancellation", REASON), 404, "not-found");
        assertRefused(change(me, mine, "arrival", Map.of()), 403, "not-allowed");
        assertRefused(change(me, mine, "no-show", Map.of()), 403, "not-allowed");
        var moved = move(me, mine, "11:00").expect(200);
        assertThat(moved.body().has("actors")).isFalse();
        change(me, moved, "cancellation", REASON).expect(200);
    }

    @Test
    void aPatientIsNotToldForWhichRolesNobodyIsLeft() {
        var mine = bookedFromOutside("09:00").expect(201);
        office.book("visit", "13:00").expect(201);
        var refused = move(patientOf(mine), mine, "13:00");
        assertRefused(refused, 409, "slot-taken");
        assertThat(refused.body().has("blockers")).isFalse();
        assertThat(move(desk(), mine, "13:00").body().path("blockers").findValuesAsText("role"))
                .contains("ROOM");
    }

    @Test
    void aPatientIsOfferedWhatTheVisitCouldMoveTo() {
        var mine = bookedFromOutside("09:00").expect(201);
        var day = "&limit=200&from=" + office.day() + "&to=" + office.day();
        var overlapping = office.at("09:15");
        assertThat(office.slots(visitor(), "visit", day)
                        .expect(200)
                        .body()
                        .path("items")
                        .findValuesAsText("start"))
                .doesNotContain(overlapping);
        assertThat(office.slots(patientOf(mine), "visit", day)
                        .expect(200)
                        .body()
                        .path("items")
                        .findValuesAsText("start"))
                .contains(overlapping);
        move(patientOf(mine), mine, "09:15").expect(200);
    }

    @Test
    void onlyStaffLiftNoticeAndHorizonOfAMove() {
        var mine = bookedFromOutside("09:00").expect(201);
        var far =
                Map.of("start", office.at(office.day().plusDays(90), "09:00"), "override", Map.of("reason", "please"));
        var refused = change(patientOf(mine), mine, "rescheduling", far);
        assertRefused(refused, 400, "invalid-request");
        assertThat(refused.body().at("/errors/0/pointer").asText()).isEqualTo("/override");
        assertThat(change(desk(), mine, "rescheduling", far).expect(200).text("overrideReason"))
                .isEqualTo("please");
    }

    @Test
    void shortlyBeforeTheVisitOnlyTheClinicChangesIt() {
        var early = deskAt("2031-03-05T13:00:00-05:00");
        var soon = Office.on(office.clinic(), LocalDate.parse("2031-03-06"));
        var hold = visitor()
                .post("/v1/holds", soon.place("visit", soon.at("12:45")))
                .expect(201);
        var mine = visitor().post("/v1/appointments", confirmation(hold)).expect(201);
        var refused = change(patientOf(mine), mine, "cancellation", REASON);
        assertRefused(refused, 422, "notice-too-short");
        assertThat(refused.body().path("noticeHours").asInt()).isEqualTo(24);
        assertRefused(
                change(patientOf(mine), mine, "rescheduling", Map.of("start", soon.at("16:00"))),
                422,
                "notice-too-short");
        var cancelled = change(early, mine, "cancellation", REASON).expect(200);
        assertThat(cancelled.body().at("/cancellation/late").asBoolean()).isTrue();
    }

    @Test
    void exactlyTheNoticeBeforeTheVisitIsEarlyEnough() {
        deskAt("2031-03-05T13:00:00-05:00");
        var soon = Office.on(office.clinic(), LocalDate.parse("2031-03-06"));
        var hold = visitor()
                .post("/v1/holds", soon.place("visit", soon.at("13:00")))
                .expect(201);
        var mine = visitor().post("/v1/appointments", confirmation(hold)).expect(201);
        var cancelled = change(patientOf(mine), mine, "cancellation", REASON).expect(200);
        assertThat(cancelled.body().at("/cancellation/late").asBoolean()).isFalse();
    }

    @Test
    void aCancellationGivesTheTimeBackAndKeepsTheReason() {
        var booked = bookedFromOutside("09:00").expect(201);
        var body = Map.of("reason", "TRANSPORT", "note", "No bus that day");
        var cancelled = change(desk(), booked, "cancellation", body).expect(200);
        assertThat(cancelled.text("status")).isEqualTo("CANCELLED");
        assertThat(cancelled.body().at("/cancellation/reason").asText()).isEqualTo("TRANSPORT");
        assertThat(cancelled.body().at("/cancellation/note").asText()).isEqualTo("No bus that day");
        assertThat(cancelled.body().at("/cancellation/late").asBoolean()).isFalse();
        assertThat(office.times("visit")).contains("09:00");
        var own = patientOf(booked).get("/v1/appointments/" + booked.text("id")).expect(200);
        assertThat(own.text("status")).isEqualTo("CANCELLED");
        assertThat(own.body().path("cancellation").has("note")).isFalse();
    }

    @Test
    void aCancellationNeedsAReasonThatIsKnown() {
        var booked = office.book("visit", "09:00").expect(201);
        assertRefused(change(desk(), booked, "cancellation", Map.of()), 400, "invalid-request");
        assertRefused(change(desk(), booked, "cancellation", Map.of("reason", "MOOD")), 400, "invalid-request");
        assertRefused(change(desk(), booked, "cancellation", Map.of("reason", 0)), 400, "invalid-request");
    }

    @Test
    void whatIsCancelledStaysCancelled() {
        var booked = office.book("visit", "09:00").expect(201);
        var cancelled = change(desk(), booked, "cancellation", REASON).expect(200);
        for (var refused : List.of(
                change(desk(), cancelled, "cancellation", REASON),
                move(desk(), cancelled, "13:00"),
                change(desk(), cancelled, "arrival", Map.of()),
                change(desk(), cancelled, "no-show", Map.of()))) {
            assertRefused(refused, 409, "appointment-not-open");
            assertThat(refused.text("currentStatus")).isEqualTo("CANCELLED");
        }
    }

    @Test
    void anArrivalIsRecordedOnTheDay() {
        var early = office.book("visit", "09:00").expect(201);
        assertRefused(change(desk(), early, "arrival", Map.of()), 422, "not-on-the-day");
        var desk = deskAt("2031-03-05T07:00:00-05:00");
        var today = Office.on(office.clinic(), LocalDate.parse("2031-03-05"));
        var booked = desk.post("/v1/appointments", today.booking("visit", today.at("09:00")))
                .expect(201);
        var arrived = change(desk, booked, "arrival", Map.of()).expect(200);
        assertThat(arrived.text("status")).isEqualTo("ARRIVED");
        assertThat(arrived.text("arrivedAt")).isEqualTo(today.at("07:00"));
        assertRefused(change(desk, arrived, "cancellation", REASON), 409, "appointment-not-open");
    }

    @Test
    void aNoShowGivesTheRestOfTheTimeBack() {
        var desk = deskAt("2031-03-05T07:00:00-05:00");
        var today = Office.on(office.clinic(), LocalDate.parse("2031-03-05"));
        var booked = desk.post("/v1/appointments", today.booking("talk", today.at("09:00")))
                .expect(201);
        assertRefused(change(desk, booked, "no-show", Map.of()), 422, "not-on-the-day");
        clock.advance(Duration.ofMinutes(135));
        var missed = change(desk, booked, "no-show", Map.of()).expect(200);
        assertThat(missed.text("status")).isEqualTo("NO_SHOW");
        desk.post("/v1/appointments", today.booking("talk", today.at("09:15"))).expect(201);
    }

    @Test
    void aRepetitionWithTheSameKeyHasNoSecondEffect() {
        var booked = office.book("visit", "09:00").expect(201);
        var caller = desk().with("Idempotency-Key", "\"" + UUID.randomUUID() + "\"");
        var moved = move(caller, booked, "13:00").expect(200);
        assertThat(move(caller, booked, "13:00").expect(200).body()).isEqualTo(moved.body());
        assertRefused(move(caller, booked, "15:00"), 422, "idempotency-key-reused");
    }

    @Test
    void aPatientWhoMovesAndMovesIsToldToWait() {
        var mine = bookedFromOutside("09:00").expect(201);
        var me = patientOf(mine);
        for (int n = 0; n < 30; n++) {
            mine = move(me, mine, n % 2 == 0 ? "11:00" : "13:00").expect(200);
        }
        assertRefused(move(me, mine, "15:00"), 429, "too-many-requests");
        move(desk(), mine, "15:00").expect(200);
    }

    @Test
    void theKeyOutlivesTheVisitHoweverFarAheadItIsAndIsMoved() {
        var longAhead = Office.of(ClinicSample.in("America/New_York")
                .room("den", "DEN")
                .service("talk", service -> service.phase(PhaseCode.DOSING, 30)
                        .need("DEN", PhaseCode.DOSING, PhaseCode.DOSING)
                        .horizon(1100)
                        .openToPublic())
                .install());
        var hold = visitor()
                .post(
                        "/v1/holds",
                        longAhead.place("talk", longAhead.at(longAhead.day().plusDays(1000), "09:00")))
                .expect(201);
        var mine = visitor().post("/v1/appointments", confirmation(hold)).expect(201);
        var moved = mine;
        for (int visit = 1; visit <= 3; visit++) {
            var start = OffsetDateTime.parse(moved.text("start"));
            clock.set(start.minusDays(2).toInstant());
            patientOf(mine).get("/v1/appointments/" + mine.text("id")).expect(200);
            moved = change(
                            patientOf(mine),
                            moved,
                            "rescheduling",
                            Map.of("start", longAhead.at(start.toLocalDate().plusDays(1090), "09:00")))
                    .expect(200);
        }
        clock.set(OffsetDateTime.parse(moved.text("end")).plusDays(729).toInstant());
        patientOf(mine).get("/v1/appointments/" + mine.text("id")).expect(200);
        clock.advance(Duration.ofDays(1));
        patientOf(mine).get("/v1/appointments/" + mine.text("id")).expect(401);
    }
}
