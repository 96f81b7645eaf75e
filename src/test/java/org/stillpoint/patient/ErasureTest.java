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
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.stillpoint.clinic.Route;
import org.stillpoint.followup.FollowUpSample;
import org.stillpoint.outcome.Outcomes;
import org.stillpoint.platform.BlindIndex;
import org.stillpoint.platform.ColumnCipher;
import org.stillpoint.platform.Database;
import org.stillpoint.session.ChartSample;
import org.stillpoint.session.SessionSample;
import org.stillpoint.testsupport.AuditTrail;
import org.stillpoint.testsupport.Chart;
import org.stillpoint.testsupport.EveryTable;
import org.stillpoint.testsupport.LockQueue;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Requests;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire.Answer;
import org.stillpoint.treatment.ProtocolSample;

/** A person sees all that is kept about them, and is forgotten when nothing asks for the record any more. */
@QuarkusTest
class ErasureTest {

    /** Where the trail says who erased somebody: ids, and sealed reasons. */
    private static final String TRAIL = "public.audit_event";

    private static final Map<String, Object> REASON = Map.of("reason", "Asked for in writing");

    @Inject
    Database database;

    @Inject
    BlindIndex index;

    @Inject
    OwnersRights rights;

    @Inject
    Gates gates;

    @Inject
    ColumnCipher cipher;

    @Inject
    TestClock clock;

    @Inject
    Outcomes outcomes;

    private final String marker = "planted" + UUID.randomUUID().toString().substring(0, 8);
    private final String phone = Requests.phone();
    private final String email = marker + "@patients.example";
    private final Office office = Chart.office();
    private String duplicate;

    private EveryTable everyTable() {
        return EveryTable.of(database);
    }

    private static Answer erase(String patient) {
        return staff("manager").post("/v1/patients/" + patient + "/erasure", REASON);
    }

    private Map<String, Object> person() {
        return Map.ofEntries(
                Map.entry("givenName", marker),
                Map.entry("familyName", marker),
                Map.entry("preferredName", marker),
                Map.entry("pronouns", marker),
                Map.entry("dateOfBirth", "1980-05-17"),
                Map.entry(
                        "contactPoints",
                        List.of(
                                Map.of("kind", "PHONE", "value", phone, "preferred", true),
                                Map.of("kind", "EMAIL", "value", email, "preferred", true))),
                Map.entry("escort", Map.of("name", marker)),
                Map.entry("clinical", Map.of("allergies", List.of(Map.of("substance", marker)))));
    }

    /** Somebody about whom every table has something. */
    private String everything() {
        var patient = nurse().post("/v1/patients", person()).expect(201).text("id");
        var path = "/v1/patients/" + patient + "/";
        duplicate = nurse().with("Idempotency-Key", UUID.randomUUID())
                .post("/v1/patients", person())
                .expect(201)
                .text("id");
        nurse().ifMatch(0)
                .post(path + "merge", Map.of("duplicate", duplicate, "reason", "typed in twice"))
                .expect(200);
        write(
                path + "consents",
                Map.of("kind", "TREATMENT", "textVersion", "1", "signedBy", "PROXY", "proxyName", marker));
        write(path + "consents", Map.of("kind", "OFF_LABEL", "textVersion", "1", "signedBy", "PATIENT"));
        write(path + "crisis-flags", Map.of("note", marker));
        end(path + "crisis-flags", "clearing");
        write(path + "rems-enrolments", Map.of("enrolmentNumber", marker, "from", "2020-01-01"));
        write(path + "screening-reviews", Map.of("outcome", "NO_CONCERN", "note", marker));
        write(
                path + "clearances",
                Map.of(
                        "route",
                        Route.IV_KETAMINE.name(),
                        "decision",
                        "CLEARED",
                        "indication",
                        "CHRONIC_PAIN",
                        "conditions",
                        marker,
                        "validUntil",
                        office.day().plusDays(180).toString()));
        visits(patient);
        write(path + "evaluations", Map.of("clinician", office.actor("prescriber")));
        answered(patient); // Not on the day of a dose.
        FollowUpSample.checkIn(patient).answered();
        day(patient);
        course(patient);
        staff("manager").post(path + "legal-holds", Map.of("reason", marker)).expect(201);
        requests(patient);
        followUps(patient);
        return patient;
    }

    /** Worked out, and to be worked out again. */
    private void followUps(String patient) {
        assertThat(nurse().get("/v1/follow-up-schedules/" + patient)
                        .expect(200)
                        .body()
                        .path("items"))
                .isNotEmpty();
        database.update(
                "insert into check_in_wish (session_id, patient_id, asked_at, asked_by) values (?, ?, ?, ?)",
                UUID.randomUUID(),
                UUID.fromString(patient),
                clock.instant(),
                UUID.randomUUID());
        database.update(
                "insert into follow_up_mark (patient_id, marked_at) values (?, ?)",
                UUID.fromString(patient),
                clock.instant());
    }

    private void answered(String patient) {
        var answers = List.of(1, 2, 3, 0, 1, 2, 3);
        var response = outcomes.recordFor(UUID.fromString(patient), UUID.randomUUID(), "GAD-7", "en", answers);
        write(
                "/v1/patients/" + patient + "/responses/" + response.response() + "/corrections",
                Map.of("reason", marker, "withdrawn", true));
    }

    private void visits(String patient) {
        var treatment = office.booking("infusion", office.at("09:00"), patient);
        treatment.put("override", Map.of("reason", marker, "gates", List.of("EVALUATION_CURRENT")));
        prescriber().post("/v1/appointments", treatment).expect(201);
        var far = office.booking("talk", office.at(office.day().plusDays(500), "09:00"), patient);
        far.put("override", Map.of("reason", marker));
        var cancelled = desk().post("/v1/appointments", far).expect(201);
        desk().ifMatch(0)
                .post(
                        "/v1/appointments/" + cancelled.text("id") + "/cancellation",
                        Map.of("reason", "OTHER", "note", marker))
                .expect(200);
    }

    private void course(String patient) {
        var protocol = ProtocolSample.of("IV_6_IN_3_WEEKS")
                .with("IV_KETAMINE_40", office.service("infusion"))
                .with("INDUCTION_REVIEW", office.service("talk"))
                .install();
        var day = office.day();
        var window =
                Map.of("from", day.plusDays(3).toString(), "to", day.plusDays(9).toString());
        var series = nurse().post(
                        "/v1/treatment-series",
                        Map.of("patient", patient, "protocol", protocol.code(), "site", office.site(), "start", window))
                .expect(201)
                .text("id");
        var path = "/v1/treatment-series/" + series;
        var proposed = desk().post(path + "/proposals", Map.of("limit", 1)).expect(201);
        var booked = desk().ifMatch(0)
                .post(
                        path + "/bookings",
                        Map.of("proposal", proposed.body().at("/items/0/id").asText()))
                .expect(201);
        nurse().ifMatch(booked.body().path("version").asLong())
                .post(path + "/pause", Map.of("reason", marker))
                .expect(200);
    }

    /** What happened at a visit, elsewhere and today. */
    private void day(String patient) {
        var chart = ChartSample.of(SessionSample.infusion(patient));
        var day = chart.day;
        day.evidence("TRANSPORT_CONFIRMED", Map.of("kind", "PERSON", "name", marker, "phone", phone))
                .expect(200);
        day.override("FASTING_CONFIRMED", Map.of("reason", marker)).expect(200);
        day.correct("TRANSPORT_CONFIRMED", 0, Map.of("reason", marker, "withdrawn", true))
                .expect(200);
        chart.filled(marker).ended();
        day.change(Office.staff("nurse"), "extension", Map.of("minutes", 30, "reason", marker))
                .expect(200);
        day.change(Office.staff("nurse"), "transfer", Map.of("to", "HOSPITAL", "reason", marker))
                .expect(200);
    }

    /** One that made the person a patient, and another one of the same contact point. */
    private void requests(String patient) {
        var first = new HashMap<>(Requests.request("message", marker));
        first.put("name", marker);
        first.put("email", email);
        first.put("phone", phone);
        var converted = Requests.send(first).expect(201).text("id");
        var linked = Requests.send(first).expect(201).text("id");
        database.update(
                "update appointment_request set linked_to = ? where id = ?",
                UUID.fromString(converted),
                UUID.fromString(linked));
        worked(converted);
        database.update(
                "update appointment_request set patient_id = ?, status = 'ASSESSMENT_SCHEDULED', closed_at = ? where id = ?",
                UUID.fromString(patient),
                clock.instant(),
                UUID.fromString(converted));
        // Who tells of danger in the patient's name flags the record too.
        var flags = "/v1/patients/" + patient + "/crisis-flags";
        if (!prescriber().get(flags).expect(200).body().path("items").isEmpty()) {
            end(flags, "clearing");
        }
    }

    /** With all that staff and the sender add to a request. */
    private void worked(String request) {
        var path = Requests.PATH + "/" + request + "/";
        nurse().post(path + "assignment", Map.of()).expect(200);
        nurse().post(path + "contact-attempts", Map.of("way", "PHONE", "outcome", "REACHED", "note", marker))
                .expect(200);
        nurse().post(path + "crisis-flag", Map.of("reason", marker)).expect(200);
        nurse().post(path + "crisis-clearing", Map.of("reason", marker)).expect(200);
        database.update(
                "insert into request_separation (request_id, other_id) values (?, ?)",
                UUID.fromString(request),
                UUID.fromString(Requests.sent().text("id")));
        database.update(
                "insert into screening (id, request_id, questionnaire_version, answered_at, content) values (?, ?, '1', ?, ?)",
                UUID.randomUUID(),
                UUID.fromString(request),
                clock.instant(),
                cipher.seal("{\"planted\": \"" + marker + "\"}", "screening.content"));
    }

    private static void write(String path, Map<String, Object> record) {
        prescriber().post(path, record).expect(201);
    }

    private static void end(String path, String how) {
        var row = prescriber().get(path).expect(200).body().at("/items/0/id").asText();
        prescriber()
                .post(path + "/" + row + "/" + how, Map.of("reason", "seen to"))
                .expect(200);
    }

    private void release(String patient) {
        var path = "/v1/patients/" + patient + "/legal-holds";
        var hold =
                staff("manager").get(path).expect(200).body().at("/items/0/id").asText();
        staff("manager").post(path + "/" + hold + "/release", REASON).expect(200);
    }

    private List<String> blindIndexes() {
        return List.of(
                HexFormat.of().formatHex(index.of(BlindIndex.PHONE, phone)),
                HexFormat.of().formatHex(index.of(BlindIndex.EMAIL, email)));
    }

    @Test
    void erasureLeavesNothingBehindInAnyTable() {
        var patient = everything();
        assertThat(everyTable().with(marker)).isNotEmpty();
        assertThat(everyTable().sealedWith(marker))
                .contains("patient_contact_point.value", "appointment.cancel_note", "gate_override.reason");
        // A table that comes later and refers to people is planted in above, and erased, or this fails.
        assertThat(everyTable().with(patient)).containsAll(everyTable().referringTo("patient"));
        var requests = database.list(
                "select id from appointment_request where name is not null and patient_id = ?",
                row -> row.getString(1),
                UUID.fromString(patient));
        assertThat(everyTable().with(requests.getFirst()))
                .containsAll(everyTable().referringTo("appointment_request"));
        release(patient);
        clock.advance(Duration.ofDays(8 * 366));
        erase(patient).expect(204);

        assertThat(everyTable().with(patient)).containsExactly(TRAIL);
        assertThat(everyTable().with(duplicate)).containsExactly(TRAIL);
        assertThat(requests).allSatisfy(id -> assertThat(everyTable().with(id)).containsExactly(TRAIL));
        assertThat(everyTable().with(marker)).isEmpty();
        assertThat(everyTable().with(phone)).isEmpty();
        // What staff typed as a reason stays in the trail, which nobody may change, and sealed there.
        assertThat(everyTable().sealedWith(marker)).isSubsetOf("audit_event.reason");
        assertThat(everyTable().sealedWith(phone)).isEmpty();
        assertThat(blindIndexes())
                .allSatisfy(key -> assertThat(everyTable().with(key)).isEmpty());
        assertThat(AuditTrail.actions(UUID.fromString(patient))).contains("PATIENT_ERASED");
    }

    @Test
    void keysOfSomebodyErasedOpenNothing() {
        var hold = office.hold(Office.visitor(), "talk", "11:00").expect(201);
        var booked = Office.visitor()
                .post("/v1/appointments", Office.confirmation(hold))
                .expect(201);
        var patient = desk().get("/v1/appointments/" + booked.text("id")).text("patient");
        clock.advance(Duration.ofDays(8 * 366));
        erase(patient).expect(204);
        assertThat(database.list(
                        "select 1 from personal_key where subject = ?", row -> 1, UUID.fromString(booked.text("id"))))
                .isEmpty();
        assertThat(Office.visitor()
                        .as(booked.text("key"))
                        .get("/v1/appointments/" + booked.text("id"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void theVisitOfSomebodyErasedStaysInTheCalendarAsNobodys() {
        var booked = office.book("talk", "12:00").expect(201);
        clock.advance(Duration.ofDays(8 * 366));
        erase(booked.text("patient")).expect(204);
        var visit =
                staff("frontdesk").get("/v1/appointments/" + booked.text("id")).expect(200);
        assertThat(visit.text("start")).isEqualTo(booked.text("start"));
        assertThat(visit.text("patient")).isEqualTo(Patients.NOBODY.toString());
        assertThat(visit.text("reference")).isNotEqualTo(booked.text("reference"));
        assertThat(database.list(
                        "select 1 from claim where claimant_id = ?", row -> 1, UUID.fromString(booked.text("id"))))
                .hasSize(1);
    }

    @Test
    void nobodysRecordCanBeNeitherReadNorChangedNorBookedFor() {
        var nobody = "/v1/patients/" + Patients.NOBODY;
        desk().get(nobody).expect(404);
        desk().ifMatch(0).put(nobody, Office.person()).expect(404);
        prescriber().post(nobody + "/crisis-flags", Map.of("note", "made up")).expect(404);
        staff("manager").post(nobody + "/erasure", REASON).expect(404);
        staff("manager").post(nobody + "/legal-holds", REASON).expect(404);
        prescriber().get(nobody + "/export").expect(404);
    }

    @Test
    void aRecordIsKeptForSevenYearsAfterTheLastVisit() {
        var booked = office.book("talk", "13:00").expect(201);
        var patient = booked.text("patient");
        var end = OffsetDateTime.parse(booked.text("end"));
        clock.set(end.plusYears(7).minusSeconds(1).toInstant());
        var refused = erase(patient).expect(422);
        assertThat(refused.problem()).isEqualTo("erasure-not-allowed");
        assertThat(refused.body().at("/reasons/0/code").asText()).isEqualTo("RETENTION_DUTY");
        assertThat(Instant.parse(refused.body().at("/reasons/0/until").asText()))
                .isEqualTo(end.plusYears(7).toInstant());
        clock.advance(Duration.ofSeconds(2));
        erase(patient).expect(204);
        staff("frontdesk").get("/v1/patients/" + patient).expect(404);
    }

    @Test
    void aFindingIsKeptLikeAVisit() {
        var chart = Chart.empty(office).evaluation();
        assertThat(reasons(erase(chart.patient()))).containsExactly("RETENTION_DUTY");
    }

    @Test
    void whoWasNeverSeenIsErasedAtOnce() {
        var booked = office.book("talk", "14:00").expect(201);
        var patient = booked.text("patient");
        assertThat(reasons(erase(patient))).containsExactly("UPCOMING_APPOINTMENT");
        desk().ifMatch(0)
                .post("/v1/appointments/" + booked.text("id") + "/cancellation", Map.of("reason", "PATIENT"))
                .expect(200);
        erase(patient).expect(204);
        assertThat(erase(patient).status()).isEqualTo(404);
    }

    @Test
    void whatIsOnLegalHoldIsNotErased() {
        var patient = Office.patient();
        staff("manager")
                .post("/v1/patients/" + patient + "/legal-holds", REASON)
                .expect(201);
        assertThat(reasons(erase(patient))).containsExactly("LEGAL_HOLD");
        release(patient);
        requests(patient);
        var request = database.first(
                        "select id from appointment_request where patient_id = ?",
                        row -> row.getString(1),
                        UUID.fromString(patient))
                .orElseThrow();
        var hold = "/v1/appointment-requests/" + request + "/legal-hold";
        staff("manager").post(hold, REASON).expect(200);
        assertThat(staff("manager").post(hold, REASON).expect(409).problem()).isEqualTo("legal-hold-unchanged");
        assertThat(reasons(erase(patient))).containsExactly("LEGAL_HOLD");
        staff("manager").post(hold + "/release", REASON).expect(200);
        erase(patient).expect(204);
    }

    private static List<String> reasons(Answer refused) {
        assertThat(refused.expect(422).problem()).isEqualTo("erasure-not-allowed");
        return refused.body().path("reasons").findValuesAsText("code");
    }

    @Test
    void anExportTellsAllThatIsKept() {
        var patient = everything();
        var export = prescriber().get("/v1/patients/" + patient + "/export").expect(200);
        var records = export.body().path("records");
        var empty = new ArrayList<String>();
        records.properties().forEach(kind -> {
            if (kind.getValue().isEmpty()) {
                empty.add(kind.getKey());
            }
        });
        assertThat(records.at("/patient/0/givenName").asText()).isEqualTo(marker);
        assertThat(records.at("/details/0/escort/name").asText()).isEqualTo(marker);
        assertThat(records.path("contactPoints").findValuesAsText("value")).contains(phone, email);
        assertThat(records.at("/consents").findValuesAsText("proxyName")).contains(marker);
        assertThat(records.path("appointments").findValuesAsText("service")).contains(office.service("infusion"));
        assertThat(records.path("appointments").findValuesAsText("cancelNote")).containsExactly(marker);
        assertThat(records.path("seriesEvents").findValuesAsText("reason")).containsExactly(marker);
        assertThat(records.at("/gateOverrides/0/reason").asText()).isEqualTo(marker);
        assertThat(records.path("appointmentRequests").findValuesAsText("message"))
                .containsExactly(marker, marker);
        assertThat(records.at("/mergedRecords/0/record/givenName").asText()).isEqualTo(marker);
        assertThat(records.at("/legalHolds/0/reason").asText()).isEqualTo(marker);
        assertThat(records.path("contactAttempts").findValuesAsText("note")).containsExactly(marker);
        assertThat(records.path("requestDecisions").findValuesAsText("note")).containsExactly(marker, marker);
        assertThat(records.at("/requestAssignments/0/takenAt").asText()).isNotEmpty();
        assertThat(records.at("/responses/0/answers/2").asInt()).isEqualTo(3);
        assertThat(records.at("/screenings/0/content/planted").asText()).isEqualTo(marker);
        assertThat(records.path("accesses").findValuesAsText("action"))
                .contains("LEGAL_HOLD_PLACED")
                // The record that was merged into this one was registered too.
                .filteredOn("PATIENT_REGISTERED"::equals)
                .hasSize(1);
        assertThat(records.path("accesses").findValues("times").getFirst().asInt())
                .isEqualTo(2);
        assertThat(empty).isEmpty();
        assertThat(export.body().toString()).doesNotContain("unreadable", "Index");
        assertThat(AuditTrail.actions(UUID.fromString(patient))).contains("PATIENT_EXPORTED");
    }

    /** Whoever adds a table with rows about people names it here with the reason, or in a {@link PersonalData}. */
    @Test
    void everyTableWithRowsAboutPeopleIsExportedAndErasedOrLeftOutForAReason() {
        var leftOut = Map.of(
                "audit_event", "never changed; ids only, told as accesses",
                "personal_key", "hashes, ended with the row that they open",
                "board_change", "ids of visits, which are nobody's afterwards; forgotten after a day");
        var about = database.list(
                "select distinct table_name from information_schema.columns where table_schema = 'public' and"
                        + " (column_name in ('request_id', 'appointment_id', 'survivor_id', 'patients', 'subject')"
                        + " or column_name like '%patient_id') and table_name <> 'sign_in_failure'",
                row -> row.getString(1));
        var known = new ArrayList<>(rights.tables());
        known.addAll(leftOut.keySet());
        assertThat(known).containsAll(about).doesNotHaveDuplicates();
        assertThat(rights.tables())
                .containsAll(everyTable().referringTo("patient").stream()
                        .map(table -> table.replace("public.", ""))
                        .toList());
    }

    @Test
    void anAnswerThatIsKeptForRepetitionsIsForgottenWithThePerson() {
        var key = UUID.randomUUID().toString();
        var first = desk().with("Idempotency-Key", key)
                .post("/v1/patients", Office.person())
                .expect(201)
                .text("id");
        assertThat(everyTable().with(first)).contains("public.idempotency_answer");
        erase(first).expect(204);
        assertThat(everyTable().with(first)).containsExactly(TRAIL);
        assertThat(desk().with("Idempotency-Key", key)
                        .post("/v1/patients", Office.person())
                        .expect(201)
                        .text("id"))
                .isNotEqualTo(first);
    }

    /** A request in somebody's name from the patient's address, with what the patient has sent as one item. */
    private UUID another(String name, UUID first) {
        var other = UUID.fromString(sent(name));
        database.update("update appointment_request set linked_to = ? where id = ?", first, other);
        return other;
    }

    private UUID converted(String patient) {
        var first = UUID.fromString(sent(marker));
        database.update(
                "update appointment_request set patient_id = ?, status = 'ASSESSMENT_SCHEDULED', closed_at = ? where id = ?",
                UUID.fromString(patient),
                clock.instant(),
                first);
        return first;
    }

    /** Closed as a duplicate at that moment, by whatever. */
    private void closed(UUID request, UUID as, Instant at) {
        decided(request, "DUPLICATE", as, at);
        database.update("update appointment_request set status = 'DUPLICATE', closed_at = ? where id = ?", at, request);
    }

    private void decided(UUID request, String decision, UUID as, Instant at) {
        database.update(
                "insert into request_decision (id, request_id, decision, duplicate_of, decided_at, decided_by)"
                        + " values (?, ?, ?, ?, ?, ?)",
                UUID.randomUUID(),
                request,
                decision,
                as,
                at,
                UUID.randomUUID());
    }

    @Test
    void whatAnotherPersonSentFromTheSameAddressIsNeitherToldNorErasedThoughItCountedAsOneItem() {
        var patient = nurse().post("/v1/patients", person()).expect(201).text("id");
        var first = converted(patient);
        var now = clock.instant();
        decided(first, "CONVERT", null, now);
        var beside = another("Someone Else", first);
        var closedAlong = another("Bea Testperson", first);
        closed(closedAlong, first, now);
        var own = another(marker.toUpperCase(), first);
        var looked = another("Adda Testpersson", first);
        closed(looked, first, now.plusSeconds(60));
        var told = staff("prescriber")
                .get("/v1/patients/" + patient + "/export")
                .expect(200)
                .body();
        assertThat(told.at("/records/appointmentRequests").findValuesAsText("id"))
                .containsExactlyInAnyOrder(first.toString(), own.toString(), looked.toString());
        assertThat(told.toString()).doesNotContain("Someone Else", "Bea Testperson");
        erase(patient).expect(204);
        assertThat(everyTable().with(beside.toString())).contains("public.appointment_request");
        assertThat(everyTable().with(closedAlong.toString())).contains("public.appointment_request");
        assertThat(everyTable().with(own.toString())).containsExactly(TRAIL);
        assertThat(everyTable().with(looked.toString())).containsExactly(TRAIL);
    }

    @Test
    void whatTheSamePersonAskedBesideIsErasedAndWhatAnotherOfTheHouseholdAskedIsNot() {
        var patient = nurse().post("/v1/patients", person()).expect(201).text("id");
        var own = sent(marker.toUpperCase() + "  " + marker);
        var others = sent("Bea Testperson");
        erase(patient).expect(204);
        assertThat(everyTable().with(own)).containsExactly(TRAIL);
        assertThat(everyTable().with(others)).contains("public.appointment_request");
    }

    @Test
    void whatStaffHaveToldApartIsNeitherToldNorErasedThoughItBearsTheSameName() {
        var patient = nurse().post("/v1/patients", person()).expect(201).text("id");
        var father = converted(patient);
        var son = UUID.fromString(sent(marker));
        database.update(
                "insert into request_separation (request_id, other_id) values (?, ?), (?, ?)",
                father,
                son,
                son,
                father);
        var sonAgain = another(marker, son);
        assertThat(exportedRequests(patient)).containsExactly(father.toString());
        erase(patient).expect(204);
        for (var his : List.of(son, sonAgain)) {
            assertThat(everyTable().with(his.toString())).contains("public.appointment_request");
        }
    }

    private static List<String> exportedRequests(String patient) {
        return staff("prescriber")
                .get("/v1/patients/" + patient + "/export")
                .expect(200)
                .body()
                .at("/records/appointmentRequests")
                .findValuesAsText("id");
    }

    @Test
    void whatWasClosedAsADuplicateOfThePatientsRequestIsErasedWithIt() {
        var patient = nurse().post("/v1/patients", person()).expect(201).text("id");
        requests(patient);
        var converted = database.first(
                        "select id from appointment_request where patient_id = ?",
                        row -> row.getString(1),
                        UUID.fromString(patient))
                .orElseThrow();
        var other = sent("Ada Otherwise", Requests.email());
        nurse().post(Requests.PATH + "/" + other + "/triage", Map.of("decision", "DUPLICATE", "duplicateOf", converted))
                .expect(200);
        clock.advance(Duration.ofDays(8 * 366));
        erase(patient).expect(204);
        assertThat(everyTable().with(other)).containsExactly(TRAIL);
    }

    private String sent(String name) {
        return sent(name, email);
    }

    private String sent(String name, String address) {
        var request = new HashMap<>(Requests.request("name", name));
        request.put("email", address);
        var id = Requests.send(request).expect(201).text("id");
        database.update("update appointment_request set linked_to = null where id = ?", UUID.fromString(id));
        return id;
    }

    @Test
    void whoMayBeInDangerIsNotErased() {
        var chart = Chart.empty(office);
        chart.flag();
        clock.advance(Duration.ofDays(8 * 366));
        assertThat(reasons(erase(chart.patient()))).containsExactly("CRISIS_OPEN");
    }

    @Test
    void whatARequestTellsOfDangerIsNotErasedEither() {
        var patient = nurse().post("/v1/patients", person()).expect(201).text("id");
        var request = sent(marker + " " + marker);
        nurse().post(Requests.PATH + "/" + request + "/crisis-flag", Map.of("reason", "said so"))
                .expect(200);
        assertThat(reasons(erase(patient))).containsExactlyInAnyOrder("CRISIS_OPEN", "RETENTION_DUTY");
    }

    @Test
    void aCryThatMeetsAnErasureStaysInTheQueue() throws Exception {
        var patient = nurse().post("/v1/patients", person()).expect(201).text("id");
        sent(marker + " " + marker);
        var cry = Requests.request(Map.of("email", email, "name", marker + " " + marker, "inDanger", true));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<Answer>>();
            QuarkusTransaction.requiringNew().run(() -> {
                gates.lock(UUID.fromString(patient));
                running.add(threads.submit(() -> erase(patient)));
                LockQueue.await(database, 1);
                running.add(threads.submit(() -> Requests.send(cry)));
                LockQueue.await(database, 2);
            });
            running.getFirst().get().expect(204);
            var kept = running.getLast().get().expect(201);
            assertThat(prescriber()
                            .get(Requests.PATH + "/" + kept.text("id"))
                            .expect(200)
                            .body()
                            .at("/file/request/crisis/source")
                            .asText())
                    .isEqualTo("SENDER");
        }
    }

    @Test
    void nobodyIsBookedNorMoved() {
        var booking = office.booking("talk", office.at("15:00"), Patients.NOBODY.toString());
        assertThat(desk().post("/v1/appointments", booking).expect(400).problem())
                .isEqualTo("invalid-request");
        prescriber()
                .get("/v1/patients/" + Patients.NOBODY + "/gates?service=" + office.service("infusion") + "&site="
                        + office.site())
                .expect(404);
        var booked = office.book("talk", "15:30").expect(201);
        clock.advance(Duration.ofDays(8 * 366));
        erase(booked.text("patient")).expect(204);
        var nobodys =
                staff("frontdesk").get("/v1/appointments/" + booked.text("id")).expect(200);
        var move = Map.of("start", office.at(office.day().plusDays(8 * 366 + 7), "09:00"));
        staff("frontdesk")
                .ifMatch(nobodys.body().path("version").asLong())
                .post("/v1/appointments/" + booked.text("id") + "/rescheduling", move)
                .expect(400);
    }

    @Test
    void whoStandsForEverybodyErasedNeverChanges() {
        assertThatThrownBy(() -> database.update("update patient set given_name = 'Ada' where id = ?", Patients.NOBODY))
                .hasMessageContaining("never changes");
    }
}
