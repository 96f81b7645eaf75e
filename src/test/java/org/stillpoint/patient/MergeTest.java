package org.stillpoint.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Office.desk;
import static org.stillpoint.testsupport.Office.visitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillpoint.clinic.Route;
import org.stillpoint.platform.Database;
import org.stillpoint.security.Colleagues;
import org.stillpoint.security.Roles;
import org.stillpoint.testsupport.Chart;
import org.stillpoint.testsupport.ClaimLedger;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Race;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire;
import org.stillpoint.testsupport.Wire.Answer;

/** Two records turn out to be of one person. */
@QuarkusTest
class MergeTest {

    private static final String PATH = "/v1/patients/";
    private static final String REASON = "Testreason";

    @Inject
    TestClock clock;

    @Inject
    Colleagues colleagues;

    @Inject
    Database database;

    @Inject
    AgroalDataSource source;

    private static Wire nurse() {
        return Office.staff("nurse");
    }

    private static Answer register(Object... more) {
        var person = new HashMap<>(Office.person());
        for (int at = 0; at < more.length; at += 2) {
            person.put((String) more[at], more[at + 1]);
        }
        return nurse().post("/v1/patients", person).expect(201);
    }

    private static Answer merge(Wire caller, String survivor, String duplicate) {
        var read = desk().get(PATH + survivor);
        return caller.ifMatch(read.body().path("version").asLong())
                .post(PATH + survivor + "/merge", Map.of("duplicate", duplicate, "reason", REASON));
    }

    private static List<String> texts(JsonNode list, String member) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(each -> each.path(member).asText())
                .toList();
    }

    private static Map<String, Object> phone(String number, Object... more) {
        var point = new HashMap<String, Object>(Map.of("kind", "PHONE", "value", number));
        for (int at = 0; at < more.length; at += 2) {
            point.put((String) more[at], more[at + 1]);
        }
        return point;
    }

    private static Map<String, Object> allergicTo(String... substances) {
        return Map.of(
                "allergies",
                List.of(substances).stream()
                        .map(substance -> Map.of("substance", substance))
                        .toList());
    }

    @Test
    void theSurvivorKeepsWhatItSaysAndGetsWhatOnlyTheDuplicateSays() {
        var survivor = register(
                "contactPoints",
                List.of(phone("+12125550141", "preferred", true)),
                "email",
                null,
                "pronouns",
                "she/her",
                "clinical",
                allergicTo("Testone", "Testtwo"));
        var duplicate = register(
                "familyName",
                "Testpersohn",
                "preferredName",
                "Addie",
                "pronouns",
                "they/them",
                "contactPoints",
                List.of(phone("+12125550141"), phone("+12125550142", "preferred", true, "mayText", true)),
                "email",
                null,
                "escort",
                Map.of("name", "Bea Testescort"),
                "clinical",
                allergicTo("Testtwo", "Testthree"));
        var merged = merge(nurse(), survivor.text("id"), duplicate.text("id")).expect(200);

        assertThat(merged.text("id")).isEqualTo(survivor.text("id"));
        assertThat(merged.text("familyName")).isEqualTo("Testperson");
        assertThat(merged.text("pronouns")).isEqualTo("she/her");
        assertThat(merged.text("preferredName")).isEqualTo("Addie");
        assertThat(merged.body().at("/escort/name").asText()).isEqualTo("Bea Testescort");
        assertThat(merged.text("phone")).isEqualTo("+12125550141");
        assertThat(texts(merged.body().path("contactPoints"), "value")).containsExactly("+12125550141", "+12125550142");
        assertThat(texts(merged.body().path("contactPoints"), "preferred")).containsExactly("true", "false");
        assertThat(texts(merged.body().path("contactPoints"), "mayText")).containsExactly("false", "true");
        assertThat(texts(merged.body().at("/clinical/allergies"), "substance"))
                .containsExactly("Testone", "Testtwo", "Testthree");
        assertThat(merged.body().path("version").asLong())
                .isGreaterThan(survivor.body().path("version").asLong());
        assertThat(((ObjectNode) merged.body()).remove("affectedAppointments")).isEmpty();
        assertThat(nurse().get(PATH + survivor.text("id")).expect(200).body()).isEqualTo(merged.body());
    }

    private static List<Map<String, Object>> people(String name, Map<String, Object> more) {
        return IntStream.range(0, 3)
                .mapToObj(number -> {
                    var person = new HashMap<>(more);
                    person.put("name", name + number);
                    return (Map<String, Object>) person;
                })
                .toList();
    }

    @Test
    void whatTwoRecordsSayTogetherCanBeWrittenBackAndDoesNotGrow() {
        Map<String, Object> scope = Map.of("scope", List.of("APPOINTMENTS"));
        var survivor = register("emergencyContacts", people("Bea", Map.of()), "proxies", people("Cem", scope));
        var duplicate = register("emergencyContacts", people("Dea", Map.of()), "proxies", people("Eda", scope));
        var merged = merge(nurse(), survivor.text("id"), duplicate.text("id")).expect(200);
        assertThat(merged.body().path("emergencyContacts")).hasSize(6);

        var read = desk().get(PATH + survivor.text("id")).expect(200);
        var record = (ObjectNode) read.body().deepCopy();
        ((ObjectNode) record.at("/emergencyContacts/0")).put("phone", "+12125550177");
        var changed = change(read, record).expect(200);
        assertThat(changed.body().at("/emergencyContacts/0/phone").asText()).isEqualTo("+12125550177");
        assertThat(changed.body().path("proxies")).hasSize(6);

        var longer = (ObjectNode) changed.body().deepCopy();
        longer.withArray("emergencyContacts").addObject().put("name", "Fay");
        assertThat(change(changed, longer)
                        .expect(400)
                        .body()
                        .at("/errors/0/pointer")
                        .asText())
                .isEqualTo("/emergencyContacts");
        var shorter = (ObjectNode) changed.body().deepCopy();
        shorter.withArray("emergencyContacts").remove(0);
        var short5 = change(changed, shorter).expect(200);
        change(short5, record).expect(400);
    }

    private static Answer change(Answer read, JsonNode record) {
        return desk().ifMatch(read.body().path("version").asLong()).put(PATH + read.text("id"), record);
    }

    @Test
    void theDuplicateAnswersWithWhereItWent() {
        var survivor = Office.patient();
        var duplicate = Office.patient();
        var office = Office.open();
        merge(desk(), survivor, duplicate).expect(200);
        for (var answer : List.of(
                desk().get(PATH + duplicate),
                desk().ifMatch(0).put(PATH + duplicate, Office.person()),
                desk().get(PATH + duplicate + "/possible-duplicates"),
                desk().get(PATH + duplicate + "/merges"),
                desk().get(PATH + duplicate + "/consents"),
                desk().get(PATH + duplicate + "/gates?service=" + office.service("visit")),
                desk().get("/v1/appointments?patient=" + duplicate),
                desk().get("/v1/follow-ups?patient=" + duplicate),
                desk().get("/v1/treatment-series?patient=" + duplicate),
                desk().get("/v1/sessions?patient=" + duplicate),
                desk().post(PATH + duplicate + "/consents/" + duplicate + "/revocation", Map.of("reason", REASON)),
                merge(desk(), survivor, duplicate),
                desk().ifMatch(0).post(PATH + duplicate + "/merge", Map.of("duplicate", survivor, "reason", REASON)),
                desk().post("/v1/appointments", office.booking("visit", office.at("09:00"), duplicate)))) {
            assertThat(answer.expect(409).problem()).isEqualTo("patient-merged");
            assertThat(answer.text("mergedInto")).isEqualTo(survivor);
        }
    }

    @Test
    void aRecordThatWasMergedTwiceLeadsToTheLastOne() {
        var first = Office.patient();
        var second = Office.patient();
        var last = Office.patient();
        merge(desk(), second, first).expect(200);
        merge(desk(), last, second).expect(200);
        assertThat(desk().get(PATH + first).text("mergedInto")).isEqualTo(last);
        var merges = desk().get(PATH + last + "/merges").expect(200).body().path("items");
        assertThat(texts(merges, "duplicate")).containsExactly(first, second);
        assertThat(texts(merges, "mergedInto")).containsExactly(second, last);
    }

    @Test
    void whatTheDuplicateSaidIsKeptWithWhoMergedItWhenAndWhy() {
        var survivor = Office.patient();
        var duplicate = register("familyName", "Testpersohn", "clinical", allergicTo("Testtwo"));
        clock.set(clock.instant());
        merge(nurse(), survivor, duplicate.text("id")).expect(200);
        var kept = nurse().get(PATH + survivor + "/merges").expect(200).body().at("/items/0");
        assertThat(kept.path("record")).isEqualTo(duplicate.body());
        assertThat(kept.path("reason").asText()).isEqualTo(REASON);
        assertThat(kept.path("mergedAt").asText())
                .startsWith(clock.instant().toString().substring(0, 19));
        assertThat(kept.path("mergedBy").asText()).isNotEmpty();
        var seenByTheDesk =
                desk().get(PATH + survivor + "/merges").expect(200).body().at("/items/0/record");
        assertThat(seenByTheDesk.path("familyName").asText()).isEqualTo("Testpersohn");
        assertThat(seenByTheDesk.has("clinical")).isFalse();
    }

    @Test
    void appointmentsGoOver() throws SQLException {
        var office = Office.open();
        var survivor = Office.patient();
        var duplicate = Office.patient();
        var own = desk().post("/v1/appointments", office.booking("visit", office.at("09:00"), survivor))
                .expect(201);
        var others = desk().post("/v1/appointments", office.booking("visit", office.at("13:00"), duplicate))
                .expect(201);
        merge(desk(), survivor, duplicate).expect(200);

        var calendar = desk().get("/v1/appointments?patient=" + survivor)
                .expect(200)
                .body()
                .path("items");
        assertThat(texts(calendar, "id")).containsExactly(own.text("id"), others.text("id"));
        assertSound(office);
        // The patient's own time went over too: nobody is at two visits at once.
        assertThat(desk().post("/v1/appointments", office.booking("talk", office.at("13:30"), survivor))
                        .expect(409)
                        .problem())
                .isEqualTo("slot-taken");
        var stale = desk().ifMatch(0)
                .post("/v1/appointments/" + others.text("id") + "/cancellation", Map.of("reason", "PATIENT"));
        assertThat(stale.expect(412).problem()).isEqualTo("stale-version");
        var present = desk().get("/v1/appointments/" + others.text("id")).expect(200);
        desk().ifMatch(present.body().path("version").asLong())
                .post("/v1/appointments/" + others.text("id") + "/rescheduling", Map.of("start", office.at("15:00")))
                .expect(200);
        assertSound(office);
    }

    @Test
    void visitsThatWouldOverlapAreListedAndNothingIsChanged() throws SQLException {
        var office = Office.open();
        var survivor = Office.patient();
        var duplicate = Office.patient();
        var visit = desk().post("/v1/appointments", office.booking("visit", office.at("09:00"), survivor))
                .expect(201);
        desk().post("/v1/appointments", office.booking("visit", office.at("15:00"), duplicate))
                .expect(201);
        var talk = desk().post("/v1/appointments", office.booking("talk", office.at("09:45"), duplicate))
                .expect(201);
        var refused = merge(desk(), survivor, duplicate).expect(409);
        assertThat(refused.problem()).isEqualTo("visits-overlap");
        assertThat(texts(refused.body().path("blockers"), "id")).containsExactly(visit.text("id"), talk.text("id"));
        assertThat(texts(refused.body().path("blockers"), "start"))
                .containsExactly(visit.text("start"), talk.text("start"));
        assertThat(desk().get(PATH + duplicate).expect(200).text("id")).isEqualTo(duplicate);

        desk().ifMatch(0)
                .post("/v1/appointments/" + talk.text("id") + "/cancellation", Map.of("reason", "OTHER"))
                .expect(200);
        merge(desk(), survivor, duplicate).expect(200);
        assertSound(office);
    }

    @Test
    void visitsThatAreOverMayOverlap() {
        var office = Office.open();
        var survivor = Office.patient();
        var duplicate = Office.patient();
        for (var each : List.of(List.of("visit", "09:00", survivor), List.of("talk", "09:45", duplicate))) {
            desk().post("/v1/appointments", office.booking(each.get(0), office.at(each.get(1)), each.get(2)))
                    .expect(201);
        }
        clock.set(office.day()
                .plusDays(1)
                .atStartOfDay(office.clinic().site().zone())
                .toInstant());
        var later = Office.staff("frontdesk");
        later.ifMatch(0)
                .post(PATH + survivor + "/merge", Map.of("duplicate", duplicate, "reason", REASON))
                .expect(200);
        assertThat(later.get("/v1/appointments?patient=" + survivor)
                        .expect(200)
                        .body()
                        .path("items"))
                .hasSize(2);
    }

    /** Of two that meet, either may be the one that is over. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aVisitThatIsOverIsNotInTheWayOfOneThatIsNot(boolean theSurvivorsIsOver) {
        var office = Office.open();
        var over = office.book("visit", "09:00").expect(201);
        var coming = office.book("talk", "10:00").expect(201);
        clock.set(OffsetDateTime.parse(office.at("10:20")).toInstant());
        var survivor = (theSurvivorsIsOver ? over : coming).text("patient");
        var duplicate = (theSurvivorsIsOver ? coming : over).text("patient");
        colleagues
                .with(Roles.FRONT_DESK)
                .wire()
                .ifMatch(0)
                .post(PATH + survivor + "/merge", Map.of("duplicate", duplicate, "reason", REASON))
                .expect(200);
        assertThat(database.list(
                        "select claimant_id from claim where schedule_id = ?",
                        row -> row.getString(1),
                        UUID.fromString(survivor)))
                .containsExactly(coming.text("id"));
    }

    @Test
    void consentsGoOver() {
        var survivor = Office.patient();
        var duplicate = Office.patient();
        var consent = desk().post(
                        PATH + duplicate + "/consents",
                        Map.of("kind", "TREATMENT", "textVersion", "2026-01", "signedBy", "PATIENT"))
                .expect(201);
        merge(desk(), survivor, duplicate).expect(200);
        var consents =
                desk().get(PATH + survivor + "/consents").expect(200).body().path("items");
        assertThat(texts(consents, "id")).containsExactly(consent.text("id"));
    }

    /** Whoever adds a table that refers to a patient implements {@link FollowsPatient} for it and names it here. */
    @Test
    void visitsThatLoseAGateByItAreNamed() {
        var office = Chart.office();
        var complete = Chart.complete(office, Route.IV_KETAMINE);
        var booked = desk().post("/v1/appointments", complete.booking("infusion", office.at("09:00")))
                .expect(201);
        var flagged = Chart.empty(office);
        flagged.flag();
        var affected = merge(desk(), complete.patient(), flagged.patient())
                .expect(200)
                .body()
                .path("affectedAppointments");
        assertThat(texts(affected, "id")).containsExactly(booked.text("id"));
        assertThat(texts(affected, "gate")).containsExactly("CRISIS_FLAG_CLEAR");
        // What was lost before is not lost by a merge.
        assertThat(merge(desk(), complete.patient(), Office.patient())
                        .expect(200)
                        .body()
                        .path("affectedAppointments"))
                .isEmpty();
    }

    @Test
    void everyTableThatRefersToAPatientFollows() {
        assertThat(database.list(
                        "select conrelid::regclass::text from pg_constraint where contype = 'f' and confrelid ="
                                + " 'patient'::regclass order by 1",
                        row -> row.getString(1)))
                .containsExactlyInAnyOrder(
                        "appointment",
                        "appointment_request",
                        "check_in_wish",
                        "clearance",
                        "consent",
                        "crisis_flag",
                        "evaluation",
                        "follow_up",
                        "follow_up_mark",
                        "legal_hold",
                        "patient_contact_point",
                        "patient_details",
                        "patient_merge",
                        "rems_enrolment",
                        "response",
                        "screening_review",
                        "session",
                        "treatment_series");
    }

    @Test
    void aMergeNeedsTheSurvivorsVersionAndAnotherPatient() {
        var survivor = Office.patient();
        var duplicate = Office.patient();
        var body = Map.of("duplicate", duplicate, "reason", REASON);
        desk().post(PATH + survivor + "/merge", body).expect(428);
        desk().ifMatch(7).post(PATH + survivor + "/merge", body).expect(412);
        for (var wrong : List.of(survivor, UUID.randomUUID().toString())) {
            var answer = merge(desk(), survivor, wrong).expect(400);
            assertThat(answer.body().at("/errors/0/pointer").asText()).isEqualTo("/duplicate");
        }
        desk().ifMatch(0)
                .post(PATH + survivor + "/merge", Map.of("duplicate", duplicate, "reason", " "))
                .expect(400);
        desk().ifMatch(0).post(PATH + UUID.randomUUID() + "/merge", body).expect(404);
        visitor().ifMatch(0).post(PATH + survivor + "/merge", body).expect(401);
    }

    @Test
    void aRecordThatCanNotBeReadWholeIsNotMerged() {
        var survivor = Office.patient();
        var duplicate = register("pronouns", "they/them");
        database.update(
                "update patient_details set pronouns = 'x'::bytea where patient_id = ?",
                UUID.fromString(duplicate.text("id")));
        var refused = merge(desk(), survivor, duplicate.text("id")).expect(409);
        assertThat(refused.problem()).isEqualTo("record-unreadable");
        assertThat(refused.body().at("/unreadable/0").asText()).isEqualTo("pronouns");
        merge(desk(), duplicate.text("id"), survivor).expect(409);
    }

    @Test
    void aMergeIsAuditedForBoth() {
        var survivor = Office.patient();
        var duplicate = Office.patient();
        merge(desk(), survivor, duplicate).expect(200);
        for (var id : List.of(survivor, duplicate)) {
            assertThat(database.list(
                            "select count(*) from audit_event where action = 'PATIENTS_MERGED' and ? = any(patients)",
                            row -> row.getInt(1),
                            UUID.fromString(id)))
                    .containsExactly(1);
        }
    }

    @Test
    void twoMergesOfTheSameTwoAtOnceMakeOneRecord() {
        for (int round = 0; round < 10; round++) {
            var one = Office.patient();
            var other = Office.patient();
            var answers = Race.between(() -> merge(desk(), one, other), () -> merge(desk(), other, one));
            assertThat(Race.statuses(answers)).isEqualTo(Map.of(200, 1, 409, 1));
            var left = answers.getFirst().status() == 200 ? one : other;
            var gone = left.equals(one) ? other : one;
            desk().get(PATH + left).expect(200);
            assertThat(desk().get(PATH + gone).expect(409).text("mergedInto")).isEqualTo(left);
        }
    }

    @Test
    void aBookingForTheDuplicateEndsAtTheSurvivorOrIsToldWhereToGo() throws SQLException {
        var office = Office.open();
        for (int round = 0; round < 20; round++) {
            var survivor = Office.patient();
            var duplicate = Office.patient();
            var start = office.at(office.day().plusDays(round), "09:00");
            var hold = round % 2 == 0
                    ? null
                    : desk().post("/v1/holds", office.place("visit", start)).expect(201);
            var booking = hold == null
                    ? office.booking("visit", start, duplicate)
                    : Map.of("hold", Map.of("id", hold.text("id")), "patient", duplicate);
            var answers = Race.between(
                    () -> merge(desk(), survivor, duplicate), () -> desk().post("/v1/appointments", booking));
            answers.getFirst().expect(200);
            var booked = answers.getLast();
            var calendar = desk().get("/v1/appointments?patient=" + survivor)
                    .expect(200)
                    .body()
                    .path("items");
            if (booked.status() == 201) {
                assertThat(texts(calendar, "id")).containsExactly(booked.text("id"));
            } else {
                assertThat(booked.expect(409).problem()).isEqualTo("patient-merged");
                assertThat(calendar).isEmpty();
            }
            assertThat(database.list(
                            "select count(*) from claim where schedule_id = ?",
                            row -> row.getInt(1),
                            UUID.fromString(duplicate)))
                    .containsExactly(0);
        }
    }

    @Test
    void aMoveOrCancellationOfTheDuplicatesVisitLeavesNothingBehind() throws SQLException {
        var office = Office.open();
        for (int round = 0; round < 20; round++) {
            var survivor = Office.patient();
            var duplicate = Office.patient();
            var date = office.day().plusDays(round);
            var visit = desk().post("/v1/appointments", office.booking("visit", office.at(date, "09:00"), duplicate))
                    .expect(201);
            var path = "/v1/appointments/" + visit.text("id");
            boolean moving = round % 2 == 0;
            var answers = Race.between(
                    () -> merge(desk(), survivor, duplicate),
                    () -> moving
                            ? desk().ifMatch(0).post(path + "/rescheduling", Map.of("start", office.at(date, "13:00")))
                            : desk().ifMatch(0).post(path + "/cancellation", Map.of("reason", "PATIENT")));
            answers.getFirst().expect(200);
            assertThat(answers.getLast().status()).isIn(200, 412);
            assertThat(desk().get(path).expect(200).text("patient")).isEqualTo(survivor);
            assertSound(office);
        }
    }

    @Test
    void aBookingOfTheSurvivorAtTheSameTimeIsMadeOrStandsInTheWay() throws SQLException {
        var office = Office.open();
        for (int round = 0; round < 20; round++) {
            var survivor = Office.patient();
            var duplicate = Office.patient();
            var date = office.day().plusDays(round);
            desk().post("/v1/appointments", office.booking("talk", office.at(date, "09:45"), duplicate))
                    .expect(201);
            var answers = Race.between(() -> merge(desk(), survivor, duplicate), () -> desk().post(
                            "/v1/appointments", office.booking("visit", office.at(date, "09:00"), survivor)));
            var merged = answers.getFirst().status();
            var booked = answers.getLast().status();
            assertThat(List.of(merged, booked)).isIn(List.of(200, 409), List.of(409, 201));
            assertSound(office);
        }
    }

    @Test
    void recordsThatMayBeOfOnePersonAreFoundWithWhatTheyHaveInCommon() {
        var number = "+1646555" + "%04d".formatted(clock.instant().getNano() / 1000 % 10_000);
        var born = "19%02d-03-%02d"
                .formatted(
                        10 + clock.instant().getNano() / 1000 % 80,
                        1 + clock.instant().getNano() / 100_000 % 28);
        var address = UUID.randomUUID() + "@patients.example";
        var points = List.of(phone(number), Map.of("kind", "EMAIL", "value", address));
        var one = register("familyName", "Testzwillinger", "dateOfBirth", born, "email", null, "contactPoints", points);
        var alike = register("familyName", "Testzwilinger", "dateOfBirth", born);
        var reached =
                register("familyName", "Else", "givenName", "Bo", "email", address.toUpperCase(), "phone", number);
        var unlike = register("familyName", "Else", "givenName", "Bo", "dateOfBirth", born);
        var found = desk().get(PATH + one.text("id") + "/possible-duplicates")
                .expect(200)
                .body()
                .path("items");
        var because = new HashMap<String, String>();
        found.forEach(item -> because.put(
                item.at("/patient/id").asText(), item.path("because").toString()));
        assertThat(because)
                .containsEntry(alike.text("id"), "[\"SAME_BIRTH_DATE_AND_SIMILAR_NAME\"]")
                .containsEntry(reached.text("id"), "[\"SAME_PHONE\",\"SAME_EMAIL\"]")
                .doesNotContainKeys(unlike.text("id"), one.text("id"));
        desk().get(PATH + UUID.randomUUID() + "/possible-duplicates").expect(404);
        visitor().get(PATH + one.text("id") + "/possible-duplicates").expect(401);
    }

    private void assertSound(Office office) throws SQLException {
        try (var connection = source.getConnection()) {
            ClaimLedger.assertSound(
                    connection, clock.instant(), List.of(office.clinic().site().id()));
        }
    }
}
