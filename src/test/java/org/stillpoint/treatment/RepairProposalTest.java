package org.stillpoint.treatment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Office.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.stillpoint.clinic.PhaseCode;
import org.stillpoint.testsupport.AuditTrail;
import org.stillpoint.testsupport.ClinicSample;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Race;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire.Answer;

/** A nurse calls in sick. */
@QuarkusTest
class RepairProposalTest {

    private static final String PROPOSALS = "/v1/repair-proposals";

    @Inject
    TestClock clock;

    private final Office office = Office.of(ClinicSample.in("America/New_York")
            .open("mon-sun", "08:00-12:00")
            .room("room", "ROOM")
            .room("chamber", "ROOM")
            .practitioner("nurse", 1, "NURSE")
            .practitioner("colleague", 1, "NURSE")
            .service("visit", service -> service.phase(PhaseCode.DOSING, 60)
                    .every(60)
                    .need("ROOM", PhaseCode.DOSING, PhaseCode.DOSING)
                    .need("NURSE", PhaseCode.DOSING, PhaseCode.DOSING))
            .install());

    @AfterEach
    void presentTime() {
        clock.reset();
    }

    private Answer blocked(String actor, String from, String to) {
        return desk().post(
                        "/v1/actors/" + office.actor(actor) + "/blocks",
                        Map.of("start", office.at(from), "end", office.at(to), "kind", "LEAVE", "displace", true))
                .expect(201);
    }

    private String booked(String time) {
        return office.book("visit", time).expect(201).text("id");
    }

    private Answer proposed() {
        return desk().post(PROPOSALS, theDay()).expect(201);
    }

    private Map<String, Object> theDay() {
        return Map.of(
                "site",
                office.site(),
                "from",
                office.day().toString(),
                "to",
                office.day().toString());
    }

    private static Answer accept(Answer proposal, Map<String, Object> what) {
        return desk().post(PROPOSALS + "/" + proposal.text("id") + "/acceptance", what);
    }

    private static List<String> kinds(Answer proposal) {
        return proposal.body().path("items").findValuesAsText("kind");
    }

    private static JsonNode item(Answer proposal, String appointment) {
        return StreamSupport.stream(proposal.body().path("items").spliterator(), false)
                .filter(item -> item.path("appointment").asText().equals(appointment))
                .findFirst()
                .orElseThrow();
    }

    private static Answer read(String appointment) {
        return desk().get("/v1/appointments/" + appointment).expect(200);
    }

    private String nurseOf(String appointment) {
        return StreamSupport.stream(read(appointment).body().path("actors").spliterator(), false)
                .filter(actor -> actor.path("role").asText().equals("NURSE"))
                .map(actor -> actor.path("actor").asText())
                .findFirst()
                .orElseThrow();
    }

    private String nameOf(String nurse) {
        return nurse.equals(office.actor("nurse")) ? "nurse" : "colleague";
    }

    @Test
    void whoeverIsFreeTakesOverAtTheSameTime() {
        var visit = booked("09:00");
        var ill = nameOf(nurseOf(visit));
        blocked(ill, "08:00", "12:00");
        var proposal = proposed();
        assertThat(kinds(proposal)).containsExactly("REASSIGN");
        assertThat(item(proposal, visit).path("to").asText()).isEqualTo(office.at("09:00"));
        assertThat(proposal.body().path("provenBest").asBoolean()).isTrue();
        assertThat(proposal.body().path("score").get(1).path("inWords").asText())
                .startsWith("1 of 1 keep their time");
        assertThat(nameOf(nurseOf(visit))).isEqualTo(ill); // nothing moves silently
        accept(proposal, Map.of()).expect(200);
        assertThat(nameOf(nurseOf(visit))).isNotEqualTo(ill);
        assertThat(read(visit).body().has("displacedAt")).isFalse();
        assertThat(desk().get("/v1/appointments?displaced=true&site=" + office.site())
                        .body()
                        .path("items"))
                .isEmpty();
    }

    @Test
    void whoCanNotStayIsMovedAsLittleAsCanBe() {
        var one = booked("09:00");
        var other = booked("09:00");
        var ill = nameOf(nurseOf(one));
        blocked(ill, "08:00", "12:00");
        var proposal = proposed();
        assertThat(kinds(proposal)).containsExactly("MOVE");
        assertThat(item(proposal, one).path("to").asText()).isIn(office.at("08:00"), office.at("10:00"));
        assertThat(item(proposal, one).path("why").findValuesAsText("code")).containsExactly("NOBODY_FREE");
        accept(proposal, Map.of()).expect(200);
        assertThat(read(other).text("start")).isEqualTo(office.at("09:00"));
        assertThat(read(one).text("start"))
                .isEqualTo(item(proposal, one).path("to").asText());
        assertThat(read(one).body().path("moves").asInt()).isEqualTo(1);
    }

    @Test
    void whatCanNotBeSavedIsToldWithWhyAndLeftAsItIs() {
        var visit = booked("11:00");
        for (var nurse : List.of("nurse", "colleague")) {
            desk().post(
                            "/v1/actors/" + office.actor(nurse) + "/blocks",
                            Map.of(
                                    "start",
                                    office.at(office.day().minusDays(8), "08:00"),
                                    "end",
                                    office.at(office.day().plusDays(8), "12:00"),
                                    "kind",
                                    "LEAVE",
                                    "displace",
                                    true))
                    .expect(201);
        }
        var proposal = proposed();
        assertThat(kinds(proposal)).containsExactly("CANNOT_SAVE");
        assertThat(item(proposal, visit).path("why").findValuesAsText("code"))
                .containsExactly("NOBODY_FREE", "NOTHING_NEAR");
        assertThat(item(proposal, visit).path("why").get(0).path("detail").asText())
                .contains(office.actor("nurse"), office.actor("colleague"), "CLAIMED");
        assertThat(item(proposal, visit).has("to")).isFalse();
        assertThat(accept(proposal, Map.of()).status()).isEqualTo(400);
        assertThat(read(visit).text("start")).isEqualTo(office.at("11:00"));
    }

    @Test
    void whereNothingIsDisplacedThereIsNothingToRepair() {
        booked("09:00");
        var proposal = proposed();
        assertThat(proposal.body().path("items")).isEmpty();
        assertThat(proposal.body().path("provenBest").asBoolean()).isTrue();
        assertThat(accept(proposal, Map.of()).status()).isEqualTo(400);
    }

    @Test
    void partOfItCanBeAcceptedAndOnlyOnce() {
        var one = booked("08:00");
        var other = booked("10:00");
        blocked(nameOf(nurseOf(one)), "08:00", "09:00");
        blocked(nameOf(nurseOf(other)), "10:00", "11:00");
        var proposal = proposed();
        assertThat(proposal.body().path("items")).hasSize(2);
        assertThat(accept(
                                proposal,
                                Map.of("appointments", List.of(UUID.randomUUID().toString())))
                        .status())
                .isEqualTo(400);
        accept(proposal, Map.of("appointments", List.of(one))).expect(200);
        assertThat(read(one).body().has("displacedAt")).isFalse();
        assertThat(read(other).body().has("displacedAt")).isTrue();
        var again = accept(proposal, Map.of());
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.problem()).isEqualTo("repair-accepted");
    }

    @Test
    void ifTheCalendarHasChangedNothingIsDoneAndAFreshProposalComesAlong() {
        var one = booked("09:00");
        var two = booked("10:00");
        blocked(nameOf(nurseOf(one)), "09:00", "10:00");
        blocked(nameOf(nurseOf(two)), "10:00", "11:00");
        var proposal = proposed();
        assertThat(kinds(proposal)).containsExactly("REASSIGN", "REASSIGN");
        booked("09:00"); // takes the one who is left
        var refused = accept(proposal, Map.of());
        assertThat(refused.status()).as(refused.body().toString()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("repair-taken");
        assertThat(refused.body().path("taken").findValuesAsText("appointment")).containsExactly(one);
        assertThat(read(two).body().has("displacedAt")).isTrue();
        var fresh = refused.body().path("proposal");
        assertThat(fresh.path("items").findValuesAsText("kind")).containsExactly("MOVE", "REASSIGN");
        desk().post(PROPOSALS + "/" + fresh.path("id").asText() + "/acceptance", Map.of())
                .expect(200);
        assertThat(read(two).body().has("displacedAt")).isFalse();
    }

    @Test
    void aVisitThatWasCancelledMeanwhileIsNamed() {
        var one = booked("09:00");
        blocked(nameOf(nurseOf(one)), "09:00", "10:00");
        var proposal = proposed();
        desk().ifMatch(read(one).body().path("version").asLong())
                .post("/v1/appointments/" + one + "/cancellation", Map.of("reason", "PATIENT"))
                .expect(200);
        var refused = accept(proposal, Map.of());
        assertThat(refused.problem()).isEqualTo("repair-taken");
        assertThat(refused.body().path("taken").get(0).path("problem").asText()).isEqualTo("stale-version");
        assertThat(refused.body().path("proposal").path("items")).isEmpty();
    }

    @Test
    void ofWhoeverRacesForOneOfItsPlacesOneWinsAndNobodyHasHalf() {
        for (int round = 0; round < 3; round++) {
            var office = Office.on(this.office.clinic(), this.office.day().plusDays(1 + round));
            var one = office.book("visit", "09:00").expect(201).text("id");
            desk().post(
                            "/v1/actors/" + nurseOf(one) + "/blocks",
                            Map.of(
                                    "start",
                                    office.at("08:00"),
                                    "end",
                                    office.at("12:00"),
                                    "kind",
                                    "LEAVE",
                                    "displace",
                                    true))
                    .expect(201);
            var day = Map.<String, Object>of(
                    "site",
                    office.site(),
                    "from",
                    office.day().toString(),
                    "to",
                    office.day().toString());
            var proposal = desk().post(PROPOSALS, day).expect(201);
            var answers = Race.between(() -> accept(proposal, Map.of()), () -> office.book("visit", "09:00"));
            assertThat(answers.stream().filter(each -> each.status() < 300)).hasSize(1);
            assertThat(answers.stream().filter(each -> each.status() == 409)).hasSize(1);
            assertThat(read(one).body().has("displacedAt"))
                    .isEqualTo(answers.getFirst().status() == 409);
        }
    }

    @Test
    void twoWhoAcceptItAtOnceDoSoOnce() {
        var one = booked("09:00");
        blocked(nameOf(nurseOf(one)), "09:00", "10:00");
        var proposal = proposed();
        var answers = Race.of(4, n -> () -> accept(proposal, Map.of()));
        assertThat(Race.statuses(answers)).isEqualTo(Map.of(200, 1, 409, 3));
    }

    @Test
    void itIsGoodForAWhileOnly() {
        var one = booked("09:00");
        blocked(nameOf(nurseOf(one)), "09:00", "10:00");
        var proposal = proposed();
        clock.advance(Duration.ofMinutes(30));
        var later = Office.staff("frontdesk");
        var refused = later.post(PROPOSALS + "/" + proposal.text("id") + "/acceptance", Map.of());
        assertThat(refused.problem()).isEqualTo("repair-stale");
        later.get(PROPOSALS + "/" + proposal.text("id")).expect(200);
    }

    @Test
    void whoseVisitsItIsAboutIsInTheTrail() {
        var one = booked("09:00");
        var patient = UUID.fromString(read(one).text("patient"));
        blocked(nameOf(nurseOf(one)), "09:00", "10:00");
        var proposal = proposed();
        accept(proposal, Map.of()).expect(200);
        assertThat(AuditTrail.of(UUID.fromString(proposal.text("id"))))
                .allSatisfy(row -> assertThat(row.patients()).containsExactly(patient))
                .extracting(AuditTrail.Entry::action)
                .containsExactly("REPAIR_PROPOSED", "REPAIR_ACCEPTED");
    }

    @Test
    void sitesAndDaysThatAreNoneAreRefused() {
        var day = office.day().toString();
        assertThat(desk().post(PROPOSALS, Map.of("site", "nowhere", "from", day, "to", day))
                        .status())
                .isEqualTo(400);
        assertThat(desk().post(PROPOSALS, Map.of("site", office.site(), "from", day, "to", "2020-01-01"))
                        .status())
                .isEqualTo(400);
        assertThat(desk().get(PROPOSALS + "/" + UUID.randomUUID()).status()).isEqualTo(404);
    }
}
