package org.stillpoint.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.stillpoint.testsupport.Chart.nurse;
import static org.stillpoint.testsupport.Chart.prescriber;
import static org.stillpoint.testsupport.Office.desk;
import static org.stillpoint.testsupport.Office.staff;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillpoint.clinic.Route;
import org.stillpoint.platform.Database;
import org.stillpoint.testsupport.Chart;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Wire;
import org.stillpoint.testsupport.Wire.Answer;

/** What gates rest on: written, read, ended. */
@QuarkusTest
class ChartTest {

    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

    /** Something of each kind that is as it should be, by the last part of its address. */
    private static final Map<String, Map<String, Object>> RECORDS = Map.of(
            "consents",
            Map.of("kind", "TREATMENT", "textVersion", "2026-01", "signedBy", "PROXY", "proxyName", "Bo Testperson"),
            "clearances",
            Map.of(
                    "route",
                    "IV_KETAMINE",
                    "decision",
                    "CLEARED",
                    "indication",
                    "CHRONIC_PAIN",
                    "conditions",
                    "Made-up condition",
                    "validUntil",
                    "2100-12-31"),
            "evaluations",
            Map.of("clinician", "prescriber", "doneAt", "2026-01-02T03:04:05Z"),
            "screening-reviews",
            Map.of("outcome", "ACCEPTABLE", "note", "Made-up note"),
            "rems-enrolments",
            Map.of("enrolmentNumber", "EXAMPLE-7", "from", "2026-01-01", "until", "2100-12-31"),
            "crisis-flags",
            Map.of("note", "Made-up note"));

    private static final Map<String, String> ENDS = Map.of(
            "consents", "revocation",
            "clearances", "withdrawal",
            "evaluations", "withdrawal",
            "screening-reviews", "withdrawal",
            "rems-enrolments", "end",
            "crisis-flags", "clearing");

    private final Office office = Chart.office();
    private Chart chart;

    @Inject
    Database database;

    @Inject
    CrisisFlags flags;

    /** Not before: the port of the server is not known any earlier. */
    @BeforeEach
    void openAnEmptyChart() {
        chart = Chart.empty(office);
    }

    private Map<String, Object> record(String kind) {
        var record = new HashMap<>(RECORDS.get(kind));
        record.computeIfPresent("clinician", (name, value) -> office.actor("prescriber"));
        return record;
    }

    private Answer write(String kind) {
        return prescriber().post(chart.path(kind), record(kind)).expect(201);
    }

    private List<String> actions(String row) {
        return database.list(
                "select action from audit_event where row_id = ? and patients = array[?::uuid] order by at, id",
                found -> found.getString(1),
                UUID.fromString(row),
                chart.patient());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"consents", "clearances", "evaluations", "screening-reviews", "rems-enrolments", "crisis-flags"})
    void aRecordIsReadAsItWasWrittenAndEndedOnce(String kind) {
        var sent = record(kind);
        var written = write(kind);
        var path = chart.path(kind) + "/" + written.text("id");
        var read = prescriber().get(path).expect(200);
        sent.forEach((property, value) -> assertThat(read.text(property)).isEqualTo(value));
        assertThat(read.text("patient")).isEqualTo(chart.patient());
        assertThat(read.body().has("recordedBy")).isTrue();
        prescriber().with("If-None-Match", "\"0\"").get(path).expect(304);

        var ended = chart.end(kind, written, ENDS.get(kind)).expect(200);
        assertThat(ended.body().at("/" + ENDS.get(kind) + "/reason").asText()).isEqualTo("made up");
        assertThat(ended.text("version")).isEqualTo("1");
        var again = chart.end(kind, written, ENDS.get(kind)).expect(409);
        assertThat(again.problem()).isEqualTo("already-ended");
        assertThat(prescriber().get(path).body().at("/" + ENDS.get(kind)))
                .isEqualTo(ended.body().at("/" + ENDS.get(kind)));

        assertThat(actions(written.text("id")))
                .hasSize(5)
                .allMatch(action -> action.matches(".*_(RECORDED|READ|REVOKED|" + "WITHDRAWN|ENDED|CLEARED)"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"consents", "clearances", "evaluations", "screening-reviews", "rems-enrolments", "crisis-flags"})
    void recordsAreListedNewestFirstAndOfOnePatientOnly(String kind) {
        var first = write(kind);
        var second = write(kind);
        var page = prescriber().get(chart.path(kind) + "?limit=1").expect(200);
        assertThat(page.body().path("items").findValuesAsText("id")).containsExactly(second.text("id"));
        var rest = prescriber()
                .get(chart.path(kind) + "?after=" + page.text("next"))
                .expect(200);
        assertThat(rest.body().path("items").findValuesAsText("id")).containsExactly(first.text("id"));
        assertThat(rest.body().has("next")).isFalse();

        var other = Chart.empty(office);
        assertThat(prescriber().get(other.path(kind)).body().path("items")).isEmpty();
        prescriber().get(other.path(kind) + "/" + first.text("id")).expect(404);
        other.end(kind, first, ENDS.get(kind)).expect(404);
        var nobody = "/v1/patients/" + UUID.randomUUID() + "/" + kind;
        prescriber().get(nobody).expect(404);
        prescriber().post(nobody, record(kind)).expect(404);
    }

    @ParameterizedTest
    @CsvSource({
        "consents, proxyName, proxy_name",
        "clearances, conditions, conditions",
        "screening-reviews, note, note",
        "rems-enrolments, enrolmentNumber, enrolment_number",
        "crisis-flags, note, note"
    })
    void whatSomebodyTypedIsSealedAndSaysSoWhereItCanNotBeRead(String kind, String property, String column) {
        var written = write(kind);
        var id = UUID.fromString(written.text("id"));
        var table = kind.substring(0, kind.length() - 1).replace('-', '_');
        var sealed = database.list(
                "select " + column + " from " + table + " where id = ?",
                row -> new String(row.getBytes(1), StandardCharsets.ISO_8859_1),
                id);
        assertThat(sealed.getFirst()).doesNotContain(written.text(property));
        database.update("update " + table + " set " + column + " = '\\x01020304' where id = ?", id);
        var read = prescriber().get(chart.path(kind) + "/" + id).expect(200).body();
        assertThat(read.has(property)).isFalse();
        assertThat(read.at("/unreadable/0").asText()).isEqualTo(property);
    }

    @ParameterizedTest
    @CsvSource({
        "consents, route, NONE, /route",
        "consents, route, NASAL, /route",
        "consents, kind, ANY, /kind",
        "consents, textVersion, a b, /textVersion",
        "consents, signedAt, 2190-01-01T00:00:00Z, /signedAt",
        "consents, signedBy, PATIENT, /proxyName",
        "consents, proxyName, '', /proxyName",
        "consents, nonsense, 1, /nonsense",
        "consents, route, ORAL_KETAMINE, /route",
        "consents, signedAt, 1979-12-31T12:00:00Z, /signedAt",
        "clearances, route, NONE, /route",
        "clearances, route, ORAL_KETAMINE, /route",
        "clearances, decision, NOT_CLEARED, /validUntil",
        "clearances, validUntil, 2020-01-01, /validUntil",
        "clearances, validUntil, , /validUntil",
        "clearances, indication, BOREDOM, /indication",
        "evaluations, clinician, nobody, /clinician",
        "evaluations, doneAt, 2190-01-01T00:00:00Z, /doneAt",
        "evaluations, appointment, 01930f2e-3038-7a1f-9f3b-cd59919dcab4, /appointment",
        "screening-reviews, outcome, FINE, /outcome",
        "rems-enrolments, enrolmentNumber, ' ', /enrolmentNumber",
        "rems-enrolments, until, 2025-12-31, /until"
    })
    void whatDoesNotAddUpIsNamed(String kind, String property, String value, String pointer) {
        var sent = record(kind);
        sent.put(property, value);
        var refused = prescriber().post(chart.path(kind), sent).expect(400);
        assertThat(refused.body().path("errors").findValuesAsText("pointer")).contains(pointer);
        assertThat(refused.body().toString()).doesNotContain("Testperson");
    }

    @Test
    void anEndNeedsAReason() {
        var consent = chart.signed("TREATMENT");
        var path = chart.path("consents") + "/" + consent.text("id") + "/revocation";
        prescriber().post(path, Map.of()).expect(400);
        prescriber().post(path, Map.of("reason", " ")).expect(400);
        // Whoever takes the call may record it.
        desk().post(path, Map.of("reason", "Called and said so")).expect(200);
    }

    @Test
    void anEvaluationMayNameTheVisitThatItWas() {
        var talk = booked(chart, "talk", "09:00");
        var sent = record("evaluations");
        sent.put("appointment", talk);
        assertPointer(prescriber().post(chart.path("evaluations"), sent), "/appointment");
        come(talk);
        prescriber().post(chart.path("evaluations"), sent).expect(201);
        prescriber().post(Chart.empty(office).path("evaluations"), sent).expect(400);
        var treated = Chart.complete(office, Route.IV_KETAMINE);
        sent.put("appointment", booked(treated, "infusion", "11:00"));
        come(sent.get("appointment"));
        assertPointer(prescriber().post(treated.path("evaluations"), sent), "/appointment");
    }

    private String booked(Chart whose, String service, String time) {
        return desk().post("/v1/appointments", whose.booking(service, office.at(time)))
                .expect(201)
                .text("id");
    }

    /** As it is on the day. */
    private void come(Object appointment) {
        database.update(
                "update appointment set status = 'ARRIVED', arrived_at = start_at where id = ?",
                UUID.fromString(appointment.toString()));
    }

    @Test
    void aClearanceRestsOnRecordsOfThePatient() {
        var evaluation = write("evaluations").text("id");
        var review = write("screening-reviews").text("id");
        var sent = record("clearances");
        sent.put("evidence", List.of(evidence("EVALUATION", evaluation), evidence("SCREENING_REVIEW", review)));
        var cleared = prescriber().post(chart.path("clearances"), sent).expect(201);
        assertThat(cleared.body().path("evidence").findValuesAsText("id")).containsExactly(evaluation, review);
        sent.put("evidence", List.of(evidence("EVALUATION", evaluation), evidence("EVALUATION", review)));
        assertPointer(prescriber().post(chart.path("clearances"), sent), "/evidence/1/id");
        sent.put("evidence", List.of(evidence("APPOINTMENT", evaluation)));
        assertPointer(prescriber().post(chart.path("clearances"), sent), "/evidence/0/id");
    }

    /** The label of esketamine is for adults: it is absolute there, and for the prescriber to weigh elsewhere. */
    @Test
    void whoIsNotOfAgeIsClearedForTheDaysAfterTheBirthdayOnly() {
        var birthday = office.day().plusDays(1);
        var person = new HashMap<>(Office.person());
        person.put("dateOfBirth", birthday.minusYears(18).toString());
        var young =
                Chart.of(office, desk().post("/v1/patients", person).expect(201).text("id"));
        var sent = record("clearances");
        sent.put("route", "ESKETAMINE_NASAL");
        sent.put("validUntil", office.day().toString());
        assertPointer(prescriber().post(young.path("clearances"), sent), "/validUntil");
        sent.put("validUntil", birthday.toString());
        prescriber().post(young.path("clearances"), sent).expect(201);
        assertThat(clearanceGate(young, "spray", office.day())).isEqualTo("MISSING");
        assertThat(clearanceGate(young, "spray", birthday)).isEqualTo("MET");
        young.clearance(Route.IV_KETAMINE, "CHRONIC_PAIN", office.day());
        assertThat(clearanceGate(young, "infusion", office.day())).isEqualTo("MET");
    }

    private String clearanceGate(Chart whose, String service, LocalDate day) {
        return whose.gates(desk(), service, office.at(day, "09:00"))
                .expect(200)
                .body()
                .path("items")
                .valueStream()
                .filter(gate -> gate.path("code").asText().equals("CLEARANCE"))
                .map(gate -> gate.path("state").asText())
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({"evaluations, EVALUATION", "screening-reviews, SCREENING_REVIEW"})
    void aClearanceDoesNotRestOnWhatWasWithdrawn(String kind, String evidence) {
        var withdrawn = write(kind);
        chart.end(kind, withdrawn, "withdrawal").expect(200);
        var sent = record("clearances");
        sent.put("evidence", List.of(evidence(evidence, withdrawn.text("id"))));
        assertPointer(prescriber().post(chart.path("clearances"), sent), "/evidence/0/id");
    }

    private static Map<String, Object> evidence(String kind, String id) {
        return Map.of("kind", kind, "id", id);
    }

    private static void assertPointer(Answer answer, String pointer) {
        assertThat(answer.expect(400).body().at("/errors/0/pointer").asText()).isEqualTo(pointer);
    }

    @Test
    void theFrontDeskSeesWhetherAndCliniciansSeeWhy() {
        var complete = Chart.complete(office, Route.IV_KETAMINE);
        var forDesk = complete.gates(desk(), "infusion", office.at("09:00")).expect(200);
        assertThat(forDesk.body().at("/items/0").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("code", "state", "when", "until", "overridable");
        assertThat(forDesk.body().path("items").findValuesAsText("state")).containsOnly("MET");
        assertThat(forDesk.body().path("items").findValuesAsText("code"))
                .containsExactlyInAnyOrder(
                        "BASELINE_RECORDED",
                        "EVALUATION_CURRENT",
                        "CLEARANCE",
                        "SCREENING_REVIEWED",
                        "CONSENT_SIGNED",
                        "CRISIS_FLAG_CLEAR",
                        "SPACING_KEPT");
        var managers = complete.gates(staff("manager"), "infusion", office.at("09:00"));
        assertThat(managers.body()).isEqualTo(forDesk.body());
        var forNurse = complete.gates(nurse(), "infusion", office.at("09:00")).expect(200);
        assertThat(forNurse.body().at("/items/3/evidence").findValuesAsText("kind"))
                .containsExactly("CONSENT", "CONSENT");
        assertThat(forNurse.body().toString()).doesNotContain("2026-01\"");
        assertThat(chart.consent("TREATMENT")
                        .gates(nurse(), "infusion", null)
                        .body()
                        .at("/items/3/lacks/0")
                        .asText())
                .isEqualTo("OFF_LABEL");
    }

    @Test
    void gatesAreJudgedForTheVisitThatIsAskedAbout() {
        var complete = Chart.complete(office, Route.IV_KETAMINE);
        var later = office.at(office.day().plusDays(181), "00:00");
        var gates = complete.gates(desk(), "infusion", later).expect(200).body();
        assertThat(gates.at("/items/1/state").asText()).isEqualTo("EXPIRED");
        assertThat(gates.at("/items/1/until").asText()).isEqualTo(later);
        assertThat(gates.path("at").asText()).isEqualTo(later);
        assertThat(complete.gates(desk(), "talk", null).body().path("items")).isEmpty();
        var unknown = "/v1/patients/" + UUID.randomUUID() + "/gates?service=" + office.service("infusion");
        desk().get(unknown).expect(404);
        desk().get("/v1/patients/" + UUID.randomUUID() + "/gates?service=" + office.service("talk"))
                .expect(404);
        desk().get(complete.path("gates")).expect(400);
        desk().get(complete.path("gates") + "?service=NOTHING").expect(400);
        desk().get(complete.path("gates") + "?site=nowhere&service=" + office.service("infusion"))
                .expect(400);
    }

    @ParameterizedTest
    @CsvSource({
        "clearances, CLEARANCE",
        "evaluations, EVALUATION_CURRENT",
        "screening-reviews, SCREENING_REVIEWED",
        "rems-enrolments, REMS_PATIENT_ENROLLED"
    })
    void whatIsBookedStaysBookedWhenAGateIsLostAndIsTold(String kind, String gate) {
        var complete = Chart.complete(office, Route.ESKETAMINE_NASAL);
        var booked = desk().post("/v1/appointments", complete.booking("spray", office.at("09:00")))
                .expect(201);
        desk().post("/v1/appointments", complete.booking("talk", office.at("12:00")))
                .expect(201);
        var newest =
                prescriber().get(complete.path(kind)).body().at("/items/0/id").asText();
        var ended = prescriber()
                .post(complete.path(kind) + "/" + newest + "/" + ENDS.get(kind), Map.of("reason", "made up"))
                .expect(200);
        var affected = ended.body().path("affectedAppointments");
        assertThat(affected.findValuesAsText("id")).containsExactly(booked.text("id"));
        assertThat(affected.at("/0/gate").asText()).isEqualTo(gate);
        assertThat(affected.at("/0/start").asText()).isEqualTo(office.at("09:00"));
        assertThat(desk().get("/v1/appointments/" + booked.text("id")).text("status"))
                .isEqualTo("BOOKED");
    }

    @Test
    void aGateThatWasLiftedForAVisitCanNotBeLostByIt() {
        chart.review("NO_CONCERN").consent("TREATMENT").consent("OFF_LABEL");
        chart.clearance(Route.IV_KETAMINE, "CHRONIC_PAIN", office.day().plusDays(90));
        var lifted = chart.booking("infusion", office.at("09:00"));
        lifted.put("override", Map.of("reason", "made up", "gates", List.of("EVALUATION_CURRENT")));
        prescriber().post("/v1/appointments", lifted).expect(201);
        var evaluation = write("evaluations");
        var ended = chart.end("evaluations", evaluation, "withdrawal").expect(200);
        assertThat(ended.body().path("affectedAppointments")).isEmpty();
        var flagged = chart.flag().body().path("affectedAppointments");
        assertThat(flagged.findValuesAsText("gate")).containsExactly("CRISIS_FLAG_CLEAR");
    }

    @Test
    void aDecisionAgainstARouteAndACrisisFlagTellWhatIsBooked() {
        var complete = Chart.complete(office, Route.IV_KETAMINE);
        var booked = desk().post("/v1/appointments", complete.booking("infusion", office.at("09:00")))
                .expect(201);
        var against = Map.of("route", "IV_KETAMINE", "decision", "NOT_CLEARED", "indication", "DEPRESSION");
        for (var answer :
                List.of(prescriber().post(complete.path("clearances"), against).expect(201), complete.flag())) {
            assertThat(answer.body().path("affectedAppointments").findValuesAsText("id"))
                    .containsExactly(booked.text("id"));
        }
    }

    @Test
    void aSitesCertificationIsTheManagersAndTellsWhatIsBooked() {
        var complete = Chart.complete(office, Route.ESKETAMINE_NASAL);
        var booked = desk().post("/v1/appointments", complete.booking("spray", office.at("09:00")))
                .expect(201);
        var path = "/v1/sites/" + office.site() + "/rems-certifications";
        var certification = desk().get(path).expect(200).body().at("/items/0");
        assertThat(certification.path("from").asText()).isEqualTo(LONG_AGO.toString());
        var one = path + "/" + certification.path("id").asText();
        desk().get(one).expect(200);
        Wire manager = staff("manager");
        manager.post(path, Map.of("certificationNumber", "X", "from", "2026-02-01", "until", "2026-01-01"))
                .expect(400);
        manager.post("/v1/sites/nowhere/rems-certifications", Map.of("certificationNumber", "X", "from", "2026-02-01"))
                .expect(404);
        var ended = manager.post(one + "/end", Map.of("reason", "Not renewed")).expect(200);
        assertThat(ended.body().path("affectedAppointments").findValuesAsText("id"))
                .containsExactly(booked.text("id"));
        assertThat(manager.post(one + "/end", Map.of("reason", "Not renewed")).problem())
                .isEqualTo("already-ended");
        assertThat(complete.gates(desk(), "spray", office.at("09:00"))
                        .body()
                        .at("/items/5/state")
                        .asText())
                .isEqualTo("MISSING");
    }

    @Test
    void othersRaiseAFlagForThePatient() {
        var raised = Instant.parse("2026-01-02T03:04:05Z");
        var request = UUID.randomUUID();
        var patient = UUID.fromString(chart.patient());
        for (int times = 0; times < 2; times++) {
            QuarkusTransaction.requiringNew().run(() -> flags.raise(patient, CrisisOrigin.REQUEST, request, raised));
        }
        var all = nurse().get(chart.path("crisis-flags")).expect(200).body().path("items");
        assertThat(all).as("once for the same origin").hasSize(1);
        var flag = all.get(0);
        assertThat(flag.path("origin").asText()).isEqualTo("REQUEST");
        assertThat(flag.path("originId").asText()).isEqualTo(request.toString());
        assertThat(flag.path("raisedAt").asText()).isEqualTo(raised.toString());
        assertThat(flag.has("recordedBy")).isFalse();
        var survivor = Office.patient();
        desk().ifMatch(0)
                .post("/v1/patients/" + survivor + "/merge", Map.of("duplicate", chart.patient(), "reason", "made up"))
                .expect(200);
        var during = UUID.randomUUID();
        QuarkusTransaction.requiringNew().run(() -> flags.raise(patient, CrisisOrigin.REQUEST, during, raised));
        assertThat(nurse().get("/v1/patients/" + survivor + "/crisis-flags")
                        .expect(200)
                        .body()
                        .path("items")
                        .findValuesAsText("originId"))
                .as("a record that has gone over meanwhile loses nothing")
                .contains(during.toString());
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> flags.raise(UUID.randomUUID(), CrisisOrigin.REQUEST, request, raised)))
                .as("refused as not found, once whoever raises it has looked anew")
                .isInstanceOf(RecordErased.class)
                .hasMessage("There is no such record.");
    }
}
