package org.stillpoint.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Office.visitor;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.OwnClinic;
import org.stillpoint.clinic.Route;
import org.stillpoint.clinic.Site;
import org.stillpoint.security.DemoAccounts;
import org.stillpoint.testsupport.ClaimLedger;
import org.stillpoint.testsupport.Deadlocks;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Race;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire;
import org.stillpoint.testsupport.Wire.Answer;

/** A change of the clinic's description against what is booked, over HTTP. */
@QuarkusTest
@TestProfile(OwnClinic.class)
class ClinicChangeTest {

    private static final String WATCHER_2 =
            "  - {code: watcher-2, name: Two, kind: PRACTITIONER, site: north, capabilities: [WATCH]}\n";
    private static final String LOOK = """
              - code: LOOK
                name: Look
                publicName: Visit
                route: NONE
                phases: [{code: DOSING, minutes: 15}]
                needs: [{capability: WATCH, from: DOSING, to: DOSING}]
                startGridMinutes: 15
                openToPublic: true
                sites: [north]
            """;
    private static final String FILE = """
            sites:
              - {code: north, name: North, alias: North office, address: 1 North Street, country: US,
                 phone: (617) 555-0110, timeZone: America/New_York, openingHours: {mon-sun: ["08:00-18:00"]}}
            actors:
              - {code: watcher-1, name: One, kind: PRACTITIONER, site: north, capabilities: [WATCH, TALK]}
            """ + WATCHER_2 + """
            services:
              - code: TALK
                name: Talk
                publicName: Visit
                route: NONE
                phases: [{code: DOSING, minutes: 15}]
                needs: [{capability: TALK, from: DOSING, to: DOSING}]
                startGridMinutes: 5
                sites: [north]
            """ + LOOK;

    private static final String WITHOUT_2 = FILE.replace(WATCHER_2, "");

    @Inject
    DemoAccounts accounts;

    @Inject
    Clinic clinic;

    @Inject
    Clock clock;

    @Inject
    TestClock time;

    @Inject
    AgroalDataSource database;

    private Wire manager;
    private int quarters;

    @BeforeEach
    void loadTheFile() throws SQLException {
        accounts.ensure();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("truncate appointment, hold, block, claim cascade");
        }
        manager = Office.staff("manager");
        load(FILE).expect(200);
    }

    private Answer load(String file) {
        return manager.post("/v1/clinic-file", "application/yaml", file);
    }

    private String nextStart() {
        var day =
                java.time.LocalDate.now(java.time.ZoneId.of("America/New_York")).plusDays(7 + quarters / 36);
        var time = java.time.LocalTime.of(8, 0).plusMinutes(15L * (quarters++ % 36));
        return Office.text(
                day.atTime(time).atZone(java.time.ZoneId.of("America/New_York")).toOffsetDateTime());
    }

    private static Map<String, Object> look(String start) {
        var place = new HashMap<String, Object>();
        place.put("service", "LOOK");
        place.put("site", "north");
        place.put("start", start);
        return place;
    }

    private Callable<Answer> booking(String start) {
        var booking = look(start);
        booking.put("person", Office.person());
        return () -> manager.post("/v1/appointments", booking);
    }

    private static String actorOf(Answer booked) {
        return booked.body().at("/actors/0/actor").asText();
    }

    @Test
    void whoIsBookedCanNotBeTakenOutOfTheFile() throws Exception {
        var start = nextStart();
        var one = booking(start).call().expect(201);
        var two = booking(start).call().expect(201);
        var booked = actorOf(one).equals("watcher-2") ? one : two;
        var refused = load(WITHOUT_2).expect(409);
        assertThat(refused.problem()).isEqualTo("clinic-change-strands-appointments");
        assertThat(refused.body().path("blockers")).hasSize(1);
        assertThat(refused.body().at("/blockers/0/id").asText()).isEqualTo(booked.text("id"));
        assertThat(refused.body().at("/blockers/0/reference").asText()).isEqualTo(booked.text("reference"));
        assertThat(refused.body().at("/blockers/0/why").asText()).isEqualTo("watcher-2 would be retired");
        assertThat(clinic.plan().actor("watcher-2").orElseThrow().retired()).isFalse();
        manager.ifMatch(booked.body().path("version").asLong())
                .post("/v1/appointments/" + booked.text("id") + "/cancellation", Map.of("reason", "PROVIDER"))
                .expect(200);
        load(WITHOUT_2).expect(200);
        booking(start).call().expect(409);
    }

    @Test
    void whatIsBookedKeepsItsServiceItsHoursAndItsCapabilities() throws Exception {
        var booked = booking(nextStart()).call().expect(201);
        load(FILE.replace(LOOK, "")).expect(409);
        load(FILE.replace("\"08:00-18:00\"", "\"12:00-18:00\"")).expect(409);
        load(actorOf(booked).equals("watcher-1")
                        ? FILE.replace("[WATCH, TALK]", "[TALK]")
                        : FILE.replace("[WATCH]", "[TALK]"))
                .expect(409);
        load(FILE.replace("name: Look", "name: A closer look")).expect(200);
    }

    @Test
    void theLocalTimeThatAPatientWasToldStays() throws Exception {
        var booked = booking(nextStart()).call().expect(201);
        var allDay = FILE.replace("\"08:00-18:00\"", "\"00:00-24:00\"");
        load(allDay).expect(200);
        var refused =
                load(allDay.replace("America/New_York", "America/Chicago")).expect(409);
        assertThat(refused.problem()).isEqualTo("clinic-change-strands-appointments");
        assertThat(refused.body().at("/blockers/0/id").asText()).isEqualTo(booked.text("id"));
        assertThat(refused.body().at("/blockers/0/why").asText()).isEqualTo("its local time at north would be another");
        load(allDay.replace("America/New_York", "America/Detroit")).expect(200); // where clocks show the same
    }

    @Test
    void whatIsBookedGoesAlongIntoAZoneWithTheSameLocalTimes() throws Exception {
        var booked = booking(nextStart()).call().expect(201);
        load(FILE.replace("America/New_York", "America/Detroit")).expect(200);
        var carried = manager.get("/v1/appointments/" + booked.text("id")).expect(200);
        assertThat(carried.text("timeZone")).isEqualTo("America/Detroit");
        assertThat(carried.text("start")).isEqualTo(booked.text("start"));
        assertThat(carried.text("version")).isNotEqualTo(booked.text("version"));
        load(FILE.replace("America/New_York", "America/Detroit")).expect(200);
        assertThat(manager.get("/v1/appointments/" + booked.text("id")).text("version"))
                .as("nothing to carry")
                .isEqualTo(carried.text("version"));
    }

    @Test
    void whoeverIsWithAPatientStaysInTheFile() throws Exception {
        var start = nextStart();
        var one = booking(start).call().expect(201);
        var two = booking(start).call().expect(201);
        time.set(java.time.OffsetDateTime.parse(start).plusMinutes(5).toInstant());
        manager = Office.staff("manager");
        for (var visit : List.of(one, two)) {
            manager.ifMatch(visit.body().path("version").asLong())
                    .post("/v1/appointments/" + visit.text("id") + "/arrival", Map.of())
                    .expect(200);
        }
        load(WITHOUT_2).expect(409);
        time.advance(java.time.Duration.ofMinutes(11));
        load(WITHOUT_2).expect(200);
    }

    /** A visit that nobody has recorded stays booked, and is in the way of no change. */
    @Test
    void whatTheClinicDoesNotOfferAnyMoreGetsNoOtherTime() throws Exception {
        var start = nextStart();
        var booked = booking(start).call().expect(201);
        time.set(java.time.OffsetDateTime.parse(start).plusMinutes(16).toInstant());
        manager = Office.staff("manager");
        load(FILE.replace(LOOK, "")).expect(200);
        var refused = rescheduling(booked, later(start, 60));
        assertThat(refused.expect(422).problem()).isEqualTo("start-not-allowed");
        assertThat(refused.body().path("reasons").findValuesAsText("rule")).containsExactly("STILL_OFFERED");
        load(FILE).expect(200);
        rescheduling(booked, later(start, 60)).expect(200);
    }

    private Answer rescheduling(Answer booked, String start) {
        return manager.ifMatch(booked.body().path("version").asLong())
                .post("/v1/appointments/" + booked.text("id") + "/rescheduling", Map.of("start", start));
    }

    private static final String TWO_SITES = FILE.replace("actors:\n", """
              - {code: south, name: South, alias: South office, address: 1 South Street, country: US,
                 phone: (617) 555-0111, timeZone: America/New_York, openingHours: {mon-sun: ["08:00-18:00"]}}
            actors:
            """);

    private static final String MOVED = TWO_SITES.replace(
            "code: watcher-2, name: Two, kind: PRACTITIONER, site: north",
            "code: watcher-2, name: Two, kind: PRACTITIONER, site: south");

    @Test
    void whoIsBookedStaysAtTheSite() throws Exception {
        load(TWO_SITES).expect(200);
        var start = nextStart();
        var one = booking(start).call().expect(201);
        var two = booking(start).call().expect(201);
        var refused = load(MOVED).expect(409);
        assertThat(refused.body().at("/blockers/0/id").asText())
                .isEqualTo((actorOf(one).equals("watcher-2") ? one : two).text("id"));
        assertThat(refused.body().at("/blockers/0/why").asText()).isEqualTo("watcher-2 would no longer be at north");
    }

    @Test
    void whoWasTakenAwayFromAVisitMayGo() throws Exception {
        load(TWO_SITES).expect(200);
        var start = nextStart();
        booking(start).call().expect(201);
        booking(start).call().expect(201);
        manager.post("/v1/actors/watcher-2/blocks", "application/json", displacing(block(start)))
                .expect(201);
        load(MOVED).expect(200);
    }

    private static String displacing(String block) {
        return block.replace("}", ", \"displace\": true}");
    }

    private static String block(String start) {
        return "{\"start\": \"" + start + "\", \"end\": \""
                + Office.text(java.time.OffsetDateTime.parse(start).plusMinutes(15)) + "\", \"kind\": \"LEAVE\"}";
    }

    private static String withLanes(String lanes) {
        return FILE.replace("capabilities: [WATCH, TALK]}", "capabilities: [WATCH, TALK], lanes: " + lanes + "}");
    }

    private void assertSound() throws SQLException {
        try (var connection = database.getConnection()) {
            ClaimLedger.assertSound(connection, clock.instant(), sites());
        }
    }

    @Test
    void whoGetsLanesWhileOutOfServiceIsOutOfServiceWithAllOfThem() throws Exception {
        var start = nextStart();
        manager.post("/v1/actors/watcher-1/blocks", "application/json", block(start))
                .expect(201);
        load(withLanes("3")).expect(200);
        assertSound();
        assertThat(actorOf(booking(start).call().expect(201))).isEqualTo("watcher-2");
        booking(start).call().expect(409);
        load(FILE).expect(200);
        load(withLanes("2")).expect(200);
        booking(start).call().expect(409);
    }

    private Answer talk(String start) {
        var talk = look(start);
        talk.put("service", "TALK"); // which only the first watcher can serve
        talk.put("person", Office.person());
        return manager.post("/v1/appointments", talk);
    }

    private void cancel(Answer booked) {
        cancellation(booked).expect(200);
    }

    private Answer cancellation(Answer booked) {
        return manager.ifMatch(booked.body().path("version").asLong())
                .post("/v1/appointments/" + booked.text("id") + "/cancellation", Map.of("reason", "OTHER"));
    }

    @Test
    void whoseLanesAreNeverAllInUseCanHaveFewer() throws Exception {
        load(withLanes("3")).expect(200);
        var start = nextStart();
        var next = nextStart();
        var gone = List.of(talk(start).expect(201), talk(next).expect(201));
        talk(start).expect(201);
        talk(next).expect(201);
        var alsoGone = talk(next).expect(201);
        gone.forEach(this::cancel);
        var stranded = load(FILE).expect(409);
        assertThat(stranded.body().path("blockers")).hasSize(1);
        assertThat(stranded.body().at("/blockers/0/why").asText()).isEqualTo("watcher-1 would have too few lanes");
        load(withLanes("2")).expect(200);
        assertSound();
        cancel(alsoGone);
        load(FILE).expect(200);
        assertSound();
        talk(start).expect(409);
        talk(next).expect(409);
        load(withLanes("2")).expect(200);
        talk(start).expect(201);
        talk(start).expect(409);
        assertSound();
    }

    private static String later(String start, int minutes) {
        return Office.text(java.time.OffsetDateTime.parse(start).plusMinutes(minutes));
    }

    @Test
    void whereOneTakesThePlaceOfAnotherBothGetOne() throws Exception {
        load(withLanes("3")).expect(200);
        var start = nextStart();
        var helpers = List.of(talk(start).expect(201), talk(start).expect(201));
        talk(start).expect(201);
        cancel(helpers.getFirst());
        talk(later(start, 5)).expect(201); // on the first lane, where the one on the third goes
        talk(later(start, 15)).expect(201); // on the second, where the one on the first goes
        cancel(helpers.getLast());
        load(withLanes("2")).expect(200);
        assertSound();
        talk(later(start, 5)).expect(409);
        talk(later(start, 20)).expect(201);
        assertSound();
    }

    @Test
    void aHoldThatGoesToAnotherLaneIsConfirmed() throws Exception {
        load(withLanes("2").replace("WATCH]}", "TALK]}")).expect(200);
        var start = nextStart();
        var other = visitor().post("/v1/holds", look(start)).expect(201);
        var hold = visitor().post("/v1/holds", look(start)).expect(201);
        Wire.here()
                .as(other.text("key"))
                .delete("/v1/holds/" + other.text("id"))
                .expect(204);
        load(FILE.replace("WATCH]}", "TALK]}")).expect(200);
        visitor().post("/v1/appointments", Office.confirmation(hold)).expect(201);
        assertSound();
    }

    @Test
    void whoIsThereRightNowGoesToAnotherLaneForTheRest() throws Exception {
        load(withLanes("2")).expect(200);
        var start = nextStart();
        var first = talk(start).expect(201);
        var second = talk(start).expect(201);
        time.set(java.time.OffsetDateTime.parse(start).plusMinutes(7).toInstant());
        manager = Office.staff("manager");
        load(FILE).expect(409);
        cancel(first);
        load(FILE).expect(200);
        var again = talk(nextStart()).expect(201);
        assertThat(again.body().path("actors")).hasSize(1);
        assertThat(lanesInUse(second)).isEqualTo(1);
    }

    private int lanesInUse(Answer booked) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "select count(*) from claim c join schedule s on s.id = c.schedule_id join actor a on a.id = s.id"
                                + " where c.claimant_id = ?::uuid and c.lane < s.lanes")) {
            statement.setString(1, booked.text("id"));
            var row = statement.executeQuery();
            row.next();
            return row.getInt(1);
        }
    }

    @Test
    void aBlockTakesTheLanesOfTheNewestPlanAlsoWhereAnotherServerMadeIt() throws Exception {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "update actor set definition = jsonb_set(definition, '{lanes}', '2') where code = 'watcher-1'");
            statement.execute(
                    "update schedule set lanes = 2 where id = (select id from actor where code = 'watcher-1')");
            statement.execute("update clinic_revision set revision = revision + 1");
        }
        assertThat(clinic.plan().actor("watcher-1").orElseThrow().lanes()).isEqualTo(1);
        manager.post("/v1/actors/watcher-1/blocks", "application/json", block(nextStart()))
                .expect(201);
        assertSound();
    }

    private static Answer confirm(Answer hold) {
        return visitor().post("/v1/appointments", Office.confirmation(hold));
    }

    @Test
    void aHoldInTheWayOfAChangeEnds() {
        var hold = visitor().post("/v1/holds", look(nextStart())).expect(201);
        var preview = manager.post("/v1/clinic-file?dryRun=true", "application/yaml", FILE.replace(LOOK, ""));
        assertThat(preview.expect(200).body().path("blockers")).isEmpty();
        load(FILE.replace(LOOK, "")).expect(200);
        assertThat(confirm(hold).expect(409).problem()).isEqualTo("hold-expired");
        load(FILE).expect(200);
        assertThat(confirm(hold).expect(409).problem()).isEqualTo("hold-expired");
    }

    @Test
    void aHoldWhoseLocalTimeWouldBeAnotherEnds() {
        var allDay = FILE.replace("\"08:00-18:00\"", "\"00:00-24:00\"");
        load(allDay).expect(200);
        var hold = visitor().post("/v1/holds", look(nextStart())).expect(201);
        var other = visitor().post("/v1/holds", look(nextStart())).expect(201);
        load(allDay.replace("America/New_York", "America/Detroit")).expect(200); // where clocks show the same
        cancel(confirm(other).expect(201));
        load(allDay.replace("America/New_York", "America/Chicago")).expect(200);
        assertThat(confirm(hold).expect(409).problem()).isEqualTo("hold-expired");
    }

    private static String rerouted() {
        return FILE.replace(LOOK, LOOK.replace("route: NONE", "route: IM_KETAMINE"));
    }

    @Test
    void aServiceThatWasBookedKeepsItsRoute() throws Exception {
        var booked = booking(nextStart()).call().expect(201);
        assertKeepsItsRoute(booked.text("id"));
        cancel(booked);
        assertKeepsItsRoute();
        load(FILE.replace(LOOK, "")).expect(200);
        assertKeepsItsRoute();
    }

    private void assertKeepsItsRoute(String... visits) {
        var look = clinic.plan().service("LOOK").orElseThrow();
        var preview = manager.post("/v1/clinic-file?dryRun=true", "application/yaml", rerouted());
        for (var answer : List.of(preview.expect(200), load(rerouted()).expect(409))) {
            var blockers = answer.body().path("blockers");
            assertThat(blockers.get(0).path("kind").asText()).isEqualTo("SERVICE");
            assertThat(blockers.get(0).path("id").asText()).isEqualTo(look.id().toString());
            assertThat(blockers.get(0).path("why").asText())
                    .isEqualTo("LOOK has been booked and keeps its route: what has another route gets another code");
            assertThat(blockers.findValuesAsText("id"))
                    .hasSize(1 + visits.length)
                    .containsAll(List.of(visits));
        }
        assertThat(clinic.plan().service("LOOK").orElseThrow().route()).isEqualTo(Route.NONE);
    }

    @Test
    void aServiceThatNobodyHasBookedGetsAnotherRouteAndItsHoldsEnd() {
        var hold = visitor().post("/v1/holds", look(nextStart())).expect(201);
        load(rerouted()).expect(200);
        assertThat(confirm(hold).expect(409).problem()).isEqualTo("hold-expired");
    }

    @Test
    void aHoldBesideAnAppointmentKeepsNobodyFromHavingFewerLanes() throws Exception {
        var talksOnly = "TALK]}";
        load(withLanes("2").replace("WATCH]}", talksOnly)).expect(200);
        var start = nextStart();
        var next = nextStart();
        var before = visitor().post("/v1/holds", look(start)).expect(201);
        var booked = booking(start).call().expect(201);
        var other = booking(next).call().expect(201);
        var after = visitor().post("/v1/holds", look(next)).expect(201);
        var alone = visitor().post("/v1/holds", look(nextStart())).expect(201);
        var fewer = FILE.replace("WATCH]}", talksOnly);
        var preview = manager.post("/v1/clinic-file?dryRun=true", "application/yaml", fewer);
        assertThat(preview.expect(200).body().path("blockers")).isEmpty();
        load(fewer).expect(200);
        assertSound();
        assertThat(lanesInUse(booked)).isEqualTo(1);
        assertThat(lanesInUse(other)).isEqualTo(1);
        assertThat(confirm(before).expect(409).problem()).isEqualTo("hold-expired");
        assertThat(confirm(after).expect(409).problem()).isEqualTo("hold-expired");
        confirm(alone).expect(201);
    }

    @Test
    void aHoldEndsWhereItsActorDoesNotWorkAnyMore() {
        var hold = visitor().post("/v1/holds", look(nextStart())).expect(201);
        load(FILE.replace("\"08:00-18:00\"", "\"17:30-18:00\"")).expect(200);
        assertThat(confirm(hold).expect(409).problem()).isEqualTo("hold-expired");
    }

    @Test
    void aChangeThatIsRefusedEndsNoHold() throws Exception {
        var booked = booking(nextStart()).call().expect(201);
        var hold = visitor().post("/v1/holds", look(nextStart())).expect(201);
        var refused = load(FILE.replace(LOOK, "")).expect(409);
        assertThat(refused.body().path("blockers").findValuesAsText("id")).containsExactly(booked.text("id"));
        confirm(hold).expect(201);
    }

    @Test
    void aChangeThatTakesNothingFromAHoldEndsNone() {
        var hold = visitor().post("/v1/holds", look(nextStart())).expect(201);
        load(FILE.replace("name: Look", "name: A closer look").replace("\"08:00-18:00\"", "\"08:00-17:45\""))
                .expect(200);
        confirm(hold).expect(201);
    }

    @Test
    void aHoldThatIsConfirmedWhileTheFileIsLoadedIsEitherKeptOrOver() throws Exception {
        for (int round = 0; round < 10; round++) {
            load(FILE).expect(200);
            var hold = visitor().post("/v1/holds", look(nextStart())).expect(201);
            var answers = Race.between(() -> confirm(hold), () -> load(FILE.replace(LOOK, "")));
            var confirmed = answers.getFirst();
            assertThat(Race.statuses(answers)).isIn(Map.of(201, 1, 409, 1), Map.of(409, 1, 200, 1));
            if (confirmed.status() == 201) {
                cancel(confirmed);
            }
            assertSound();
        }
    }

    @Test
    void aChangeThatMovesToOtherLanesAndACancellationThereDoNotWaitInACircle() throws Exception {
        var circles = Deadlocks.soFar();
        for (int round = 0; round < 10; round++) {
            load(withLanes("3")).expect(200);
            var start = nextStart();
            var next = nextStart();
            var first = talk(start).expect(201);
            var others = List.of(talk(start).expect(201), talk(start).expect(201));
            var held = look(next);
            held.put("service", "TALK");
            for (int n = 0; n < 3; n++) {
                manager.post("/v1/holds", held).expect(201);
            }
            cancel(first);
            var answers = Race.of(3, n -> () -> n == 2 ? load(withLanes("2")) : cancellation(others.get(n)));
            assertThat(Race.statuses(answers)).isEqualTo(Map.of(200, 3));
            assertSound();
        }
        assertThat(Deadlocks.soFar()).isEqualTo(circles);
    }

    private void stayUntil(Answer booked, String hours) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(
                        "update claim set during = tstzrange(lower(during), lower(during) + ?::interval) from actor"
                                + " where claimant_id = ?::uuid and actor.id = schedule_id")) {
            statement.setString(1, hours);
            statement.setString(2, booked.text("id"));
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    @Test
    void whatHasNoPlaceInThePresentPlanKeepsNobodyFromChangingSomethingElse() throws Exception {
        var booked = booking(nextStart()).call().expect(201);
        stayUntil(booked, "15 hours"); // beyond closing time, as a session may
        load(FILE.replace("(617) 555-0110", "(617) 555-0112")).expect(200);
        load(FILE.replace("\"08:00-18:00\"", "\"08:00-19:00\"")).expect(200);
        load(FILE.replace("\"08:00-18:00\"", "\"07:00-18:30\"")).expect(409); // takes half an hour that it had
        load(FILE.replace("\"08:00-18:00\"", "\"07:00-19:30\"")).expect(200);
        load(FILE.replace("\"08:00-18:00\"", "\"08:30-19:30\"")).expect(409);
    }

    @Test
    void whoIsWithAPatientWhoStaysLongerThanPlannedStaysInTheFileUntilTheyLeave() throws Exception {
        var start = nextStart();
        var one = booking(start).call().expect(201);
        var two = booking(start).call().expect(201);
        stayUntil(actorOf(one).equals("watcher-2") ? one : two, "1 hour");
        time.set(java.time.OffsetDateTime.parse(start).plusMinutes(20).toInstant());
        manager = Office.staff("manager");
        assertThat(load(WITHOUT_2).expect(409).body().at("/blockers/0/why").asText())
                .isEqualTo("watcher-2 would be retired");
        time.advance(java.time.Duration.ofMinutes(45));
        load(WITHOUT_2).expect(200);
    }

    @Test
    void whatIsOverOfAVisitIsInTheWayOfNoOtherHours() throws Exception {
        var start = nextStart();
        stayUntil(booking(start).call().expect(201), "1 hour");
        time.set(java.time.OffsetDateTime.parse(start).plusMinutes(20).toInstant());
        manager = Office.staff("manager");
        load(FILE.replace("\"08:00-18:00\"", "\"08:30-18:00\"")).expect(409);
        load(FILE.replace("\"08:00-18:00\"", "\"08:15-18:00\"")).expect(200);
    }

    /** Whoever changes a telephone number must not keep those who book waiting while all that is booked is read. */
    @Test
    void aChangeThatTakesNothingFromAVisitReadsNone() throws Exception {
        booking(nextStart()).call().expect(201);
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table appointment in access exclusive mode");
            load(FILE.replace("(617) 555-0110", "(617) 555-0113").replace("name: Look", "name: Look here"))
                    .expect(200);
            load(FILE.replace("\"08:00-18:00\"", "\"07:00-20:00\"")).expect(200);
            connection.rollback();
        }
    }

    @Test
    void aFileLoadedWhileOthersBookStrandsNobody() throws Exception {
        for (int round = 0; round < 15; round++) {
            loadTheFile();
            var start = nextStart();
            var answers = Race.between(booking(start), booking(start), () -> load(WITHOUT_2));
            assertThat(answers.getLast().status()).isIn(200, 409);
            boolean loaded = answers.getLast().status() == 200;
            assertThat(Race.statuses(answers.subList(0, 2)))
                    .isEqualTo(loaded ? Map.of(201, 1, 409, 1) : Map.of(201, 2));
            assertThat(strandedAppointments()).isZero();
            try (var connection = database.getConnection()) {
                ClaimLedger.assertSound(connection, clock.instant(), sites());
            }
        }
    }

    private List<java.util.UUID> sites() {
        return clinic.plan().sites().stream().map(Site::id).toList();
    }

    private int strandedAppointments() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from claim c join actor a on a.id = c.schedule_id"
                        + " where a.retired_at is not null and upper(c.during) > now()")) {
            row.next();
            return row.getInt(1);
        }
    }
}
