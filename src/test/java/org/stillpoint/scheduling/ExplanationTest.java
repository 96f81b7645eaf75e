package org.stillpoint.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Office.desk;
import static org.stillpoint.testsupport.Office.visitor;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.stillpoint.clinic.PhaseCode;
import org.stillpoint.clinic.Route;
import org.stillpoint.testsupport.AuditTrail;
import org.stillpoint.testsupport.Chart;
import org.stillpoint.testsupport.ClinicSample;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.ServiceSample;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire;
import org.stillpoint.testsupport.Wire.Answer;

/** Why a start is not among the session slots. */
@QuarkusTest
class ExplanationTest {

    private final Office office = Office.of(Office.small()
            .works("prescriber", "mon-sun", "09:00-12:00")
            .service("both_in_a_den", service -> both(service).need("DEN", PhaseCode.DOSING, PhaseCode.DOSING))
            .service("both", ExplanationTest::both)
            .install());

    private static ServiceSample both(ServiceSample service) {
        return service.phase(PhaseCode.DOSING, 30)
                .need("ONE", "PRESCRIBER", 1, PhaseCode.DOSING, PhaseCode.DOSING)
                .need("OTHER", "PRESCRIBER", 1, PhaseCode.DOSING, PhaseCode.DOSING);
    }

    @Inject
    TestClock clock;

    private Answer why(Wire caller, String service, String start, String more) {
        return why(caller, office, service, start, more);
    }

    private static Answer why(Wire caller, Office office, String service, String start, String more) {
        return caller.get("/v1/session-slots/explanation?service=" + office.service(service) + "&site=" + office.site()
                + "&start=" + URLEncoder.encode(start, StandardCharsets.UTF_8) + more);
    }

    private JsonNode why(String service, String time) {
        return why(desk(), service, office.at(time), "").expect(200).body();
    }

    private static JsonNode candidate(JsonNode explanation, String role) {
        return StreamSupport.stream(explanation.path("needs").spliterator(), false)
                .filter(need -> need.path("role").asText().equals(role))
                .findFirst()
                .orElseThrow()
                .at("/candidates/0");
    }

    @Test
    void aStartThatCanBeBookedHasNothingAgainstIt() {
        var explanation = why("visit", "10:00");
        assertThat(explanation.path("bookable").asBoolean()).isTrue();
        assertThat(explanation.path("rules")).isEmpty();
        assertThat(explanation.path("needs")).isEmpty();
    }

    @Test
    void closedIsNotTheSameAsNotWorking() {
        assertThat(candidate(why("visit", "17:00"), "ROOM").path("why").asText())
                .isEqualTo("CLOSED");
        var away = why("visit", "14:00");
        assertThat(away.path("bookable").asBoolean()).isFalse();
        assertThat(away.path("needs")).hasSize(1);
        assertThat(candidate(away, "PRESCRIBER").path("why").asText()).isEqualTo("NOT_WORKING");
        assertThat(candidate(away, "PRESCRIBER").path("actor").asText()).isEqualTo(office.actor("prescriber"));
    }

    @Test
    void whoIsClaimedIsToldUntilWhen() {
        office.book("visit", "10:00").expect(201);
        var claimed = candidate(why("visit", "09:30"), "ROOM");
        assertThat(claimed.path("why").asText()).isEqualTo("CLAIMED");
        assertThat(claimed.path("until").asText()).isEqualTo(office.at("11:30"));
        assertThat(claimed.path("freeLanes").asInt()).isZero();
    }

    @Test
    void tooFewLanesAreToldWithHowManyAreLeft() {
        office.book("visit", "10:00").expect(201);
        var few = candidate(why("visit", "10:00"), "NURSE");
        assertThat(few.path("why").asText()).isEqualTo("TOO_FEW_LANES");
        assertThat(few.path("lanes").asInt()).isEqualTo(2);
        assertThat(few.path("freeLanes").asInt()).isEqualTo(1);
    }

    @Test
    void whoIsWantedTwiceIsNeededForAnotherRole() {
        var explanation = why("both", "10:00");
        assertThat(candidate(explanation, "ONE").path("why").asText()).isEqualTo("NEEDED_FOR_ANOTHER_ROLE");
        assertThat(candidate(explanation, "OTHER").path("why").asText()).isEqualTo("NEEDED_FOR_ANOTHER_ROLE");
    }

    @Test
    void whoIsWantedTwiceIsToldBesideWhatIsTaken() {
        block("den");
        var explanation = why("both_in_a_den", "10:00");
        assertThat(explanation.path("needs").findValuesAsText("role")).containsExactlyInAnyOrder("ONE", "OTHER", "DEN");
    }

    /** A day begins in the middle of the hours that are looked at together, and so does the next. */
    @Test
    void nobodyIsSaidToBeFreeAgainAfterMidnightWhoIsNot() {
        for (int day = 0; day < 2; day++) {
            var night = Office.on(
                    ClinicSample.in("UTC")
                            .room("room", "ROOM")
                            .service("long", service -> service.phase(PhaseCode.DOSING, 120)
                                    .need("ROOM", PhaseCode.DOSING, PhaseCode.DOSING))
                            .install(),
                    office.day().plusDays(day));
            block(night, night.at("20:00"), night.at("23:45"));
            var morning = night.day().plusDays(1);
            block(night, night.at(morning, "00:15"), night.at(morning, "04:00"));
            var taken = why(desk(), night, "long", night.at("20:00"), "").expect(200);
            assertThat(candidate(taken.body(), "ROOM").path("why").asText()).isEqualTo("CLAIMED");
            assertThat(candidate(taken.body(), "ROOM").has("until")).isFalse();
        }
    }

    private static void block(Office night, String start, String end) {
        desk().post(
                        "/v1/actors/" + night.actor("room") + "/blocks",
                        Map.of("start", start, "end", end, "kind", "LEAVE"))
                .expect(201);
    }

    private void block(String actor) {
        var block = Map.of("start", office.at("08:00"), "end", office.at("12:00"), "kind", "MAINTENANCE");
        desk().post("/v1/actors/" + office.actor(actor) + "/blocks", block).expect(201);
    }

    @Test
    void rulesOfTheClinicAreToldBesideTheNeeds() {
        assertThat(why("visit", "10:05").path("rules").findValuesAsText("rule")).containsExactly("ON_THE_GRID");
        var far = why(desk(), "visit", office.at(office.day().plusDays(80), "10:00"), "")
                .expect(200);
        assertThat(far.body().path("rules").findValuesAsText("rule")).containsExactly("HORIZON");
        assertThat(far.body().path("bookable").asBoolean()).isFalse();
    }

    @Test
    void thePatientsOwnCalendarIsToldWithoutAnActor() {
        var other = Office.open();
        var patient = Office.patient();
        desk().post("/v1/appointments", other.booking("visit", other.at("10:00"), patient))
                .expect(201);
        var explanation = why(desk(), "visit", office.at("10:00"), "&patient=" + patient)
                .expect(200)
                .body();
        var own = candidate(explanation, "PATIENT");
        assertThat(own.path("why").asText()).isEqualTo("CLAIMED");
        assertThat(own.path("until").asText()).isEqualTo(office.at("11:15"));
        assertThat(own.has("actor")).isFalse();
    }

    @Test
    void whatWouldBeMovedIsNotInItsOwnWay() {
        var booked = office.book("visit", "10:00").expect(201);
        var moving = "&appointment=" + booked.text("id");
        assertThat(why("visit", "10:15").path("bookable").asBoolean()).isFalse();
        assertThat(why(desk(), "visit", office.at("10:15"), moving)
                        .expect(200)
                        .body()
                        .path("bookable")
                        .asBoolean())
                .isTrue();
        assertThat(why(desk(), "talk", office.at("10:15"), moving).expect(400).problem())
                .isEqualTo("invalid-request");
    }

    @Test
    void aPatientWhoseGatesAreNotMetIsNotBookable() {
        var treating = Chart.office();
        var chart =
                Chart.empty(treating).consent("TREATMENT").consent("OFF_LABEL").review("NO_CONCERN");
        var explanation = gates(desk(), treating, "infusion", "10:00", "&patient=" + chart.patient());
        assertThat(explanation.path("bookable").asBoolean()).isFalse();
        assertThat(explanation.path("needs")).isEmpty();
        assertThat(explanation.path("gates").findValuesAsText("code"))
                .containsExactly("EVALUATION_CURRENT", "CLEARANCE");
        var refused = desk().post("/v1/appointments", chart.booking("infusion", treating.at("10:00")))
                .expect(422);
        assertThat(explanation.path("gates")).isEqualTo(refused.body().path("gates"));
        assertThat(AuditTrail.about(UUID.fromString(chart.patient())))
                .extracting(AuditTrail.Entry::action)
                .contains("GATES_READ");
    }

    @Test
    void aPatientWhoseGatesAreMetIsBookableUntilOneIsLost() {
        var treating = Chart.office();
        var chart = Chart.complete(treating, Route.IV_KETAMINE);
        var named = "&patient=" + chart.patient();
        assertBookable(gates(desk(), treating, "infusion", "10:00", named));
        var booked = desk().post("/v1/appointments", chart.booking("infusion", treating.at("10:00")))
                .expect(201);
        chart.flag();
        var moving = "&appointment=" + booked.text("id");
        assertThat(gates(desk(), treating, "infusion", "13:00", moving)
                        .path("gates")
                        .findValuesAsText("code"))
                .containsExactly("CRISIS_FLAG_CLEAR");
        assertBookable(gates(desk(), treating, "infusion", "10:00", moving));
        assertBookable(gates(desk(), treating, "talk", "13:00", named));
    }

    @Test
    void gatesAreOfAPatientWhoIsThere() {
        var treating = Chart.office();
        assertThat(gates(desk(), treating, "infusion", "10:00", "").has("gates"))
                .isFalse();
        for (var service : List.of("infusion", "talk")) {
            var unknown = why(desk(), treating, service, treating.at("10:00"), "&patient=" + UUID.randomUUID());
            assertThat(unknown.expect(400).body().at("/errors/0/pointer").asText())
                    .isEqualTo("patient");
        }
    }

    @Test
    void ofAPatientWhoIsMergedIsToldWhereTheRecordWent() {
        var survivor = Office.patient();
        var merged = Office.merged(survivor);
        var refused = why(desk(), "talk", office.at("10:00"), "&patient=" + merged);
        assertThat(refused.expect(409).problem()).isEqualTo("patient-merged");
        assertThat(refused.text("mergedInto")).isEqualTo(survivor);
    }

    /** Whoever is here stays at their time, and there others may serve them. */
    @Test
    void whoIsHereAndHasLostAnActorIsToldAboutTheirOwnTimeOnly() {
        var today = Office.on(office.clinic(), LocalDate.parse("2031-03-05"));
        clock.set(OffsetDateTime.parse(today.at("08:00")).toInstant());
        var desk = Office.staff("frontdesk");
        var booked = desk.post("/v1/appointments", today.booking("visit", today.at("09:00")))
                .expect(201);
        var path = "/v1/appointments/" + booked.text("id");
        var moving = "&appointment=" + booked.text("id");
        desk.ifMatch(0).post(path + "/arrival", Map.of()).expect(200);
        why(desk, today, "visit", today.at("09:00"), moving).expect(400);
        var block = Map.of("start", today.at("08:45"), "end", today.at("18:00"), "kind", "LEAVE", "displace", true);
        desk.post("/v1/actors/" + today.actor("nurse") + "/blocks", block).expect(201);
        var own = why(desk, today, "visit", today.at("09:00"), moving).expect(200);
        assertThat(own.body().path("bookable").asBoolean()).isFalse();
        assertThat(own.body().path("needs").findValuesAsText("role")).containsExactly("NURSE");
        var other = why(desk, today, "visit", today.at("10:00"), moving).expect(400);
        assertThat(other.body().at("/errors/0/pointer").asText()).isEqualTo("appointment");
        clock.advance(Duration.ofMinutes(135)); // it is 10:15
        why(desk, today, "visit", today.at("09:00"), moving).expect(400);
    }

    private static void assertBookable(JsonNode explanation) {
        assertThat(explanation.path("bookable").asBoolean())
                .as(explanation.toString())
                .isTrue();
    }

    private static JsonNode gates(Wire caller, Office treating, String service, String time, String more) {
        return why(caller, treating, service, treating.at(time), more)
                .expect(200)
                .body();
    }

    @Test
    void onlyStaffAreTold() {
        assertThat(why(visitor(), "visit", office.at("10:00"), "").status()).isEqualTo(401);
        var hold = office.hold(visitor(), "visit", "10:00").expect(201);
        var booked =
                visitor().post("/v1/appointments", Office.confirmation(hold)).expect(201);
        assertThat(why(Wire.here().as(booked.text("key")), "visit", office.at("10:00"), "")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aParameterThatMakesNoSenseIsNamed() {
        var start = Map.of(
                "service=NOTHING&site=" + office.site() + "&start=2031-03-05T10:00:00Z", "service",
                "service=" + office.service("visit") + "&site=nowhere&start=2031-03-05T10:00:00Z", "site",
                "service=" + office.service("visit") + "&site=" + office.site() + "&start=10:00", "start",
                "service=" + office.service("visit") + "&site=" + office.site(), "start");
        start.forEach((query, name) -> {
            var answer = desk().get("/v1/session-slots/explanation?" + query).expect(400);
            assertThat(answer.body().at("/errors/0/pointer").asText()).isEqualTo(name);
        });
    }
}
