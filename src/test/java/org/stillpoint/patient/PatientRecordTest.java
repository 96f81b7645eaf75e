package org.stillpoint.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Office.desk;
import static org.stillpoint.testsupport.Office.visitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillpoint.platform.Database;
import org.stillpoint.security.DemoAccounts;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Race;
import org.stillpoint.testsupport.SignedIn;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire;
import org.stillpoint.testsupport.Wire.Answer;

/** The whole record, over HTTP. */
@QuarkusTest
class PatientRecordTest {

    private static final String PATH = "/v1/patients";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, Object> CLINICAL = Map.of(
            "conditions", List.of("CHRONIC_PAIN"),
            "allergies",
                    List.of(Map.of("substance", "Testsubstance", "reaction", "Testrash", "statedOn", "2026-01-02")),
            "medications",
                    List.of(Map.of("name", "Testmedicine", "dose", "two Testpills", "since", "last Testspring")));

    @Inject
    TestClock clock;

    @Inject
    Database database;

    private static Wire nurse() {
        return Office.staff("nurse");
    }

    private static Map<String, Object> phone(String number) {
        return new HashMap<>(Map.of("kind", "PHONE", "value", number));
    }

    private static Map<String, Object> email(String address) {
        return new HashMap<>(Map.of("kind", "EMAIL", "value", address));
    }

    /** Everything that a record can hold, but how the patient is. */
    private static Map<String, Object> record() {
        var record = new HashMap<String, Object>(Map.of(
                "givenName", "Ada",
                "familyName", "Testperson",
                "preferredName", "Addie 🦊",
                "pronouns", "she/Testpronoun",
                "dateOfBirth", "1980-05-17",
                "language", "en-US",
                "timeZone", "America/New_York"));
        var mobile = phone("+12125550143");
        mobile.putAll(Map.of("use", "MOBILE", "preferred", true, "mayText", true, "safeToLeaveMessage", true));
        mobile.put("bestTimes", List.of(Map.of("weekday", "MONDAY", "from", "17:00", "to", "19:00")));
        mobile.put("validUntil", "2190-01-31");
        record.put("contactPoints", List.of(phone("+12125550142"), mobile, email("Ada.Testmail@patients.example")));
        record.put("address", Map.of("lines", List.of("1 Teststreet"), "city", "Testtown", "country", "US"));
        record.put("emergencyContacts", List.of(Map.of("name", "Bea Testsister", "phone", "+12125550144")));
        record.put("escort", Map.of("name", "Cleo Testescort", "relation", "friend", "phone", "+12125550145"));
        record.put("proxies", List.of(Map.of("name", "Dara Testproxy", "scope", List.of("APPOINTMENTS"))));
        return record;
    }

    private static Map<String, Object> record(String property, Object value) {
        var record = record();
        record.put(property, value);
        return record;
    }

    private static String path(Answer patient) {
        return PATH + "/" + patient.text("id");
    }

    private static Answer change(Wire caller, Answer read, Object record) {
        return caller.ifMatch(read.body().path("version").asLong()).put(path(read), record);
    }

    @Test
    void aRecordIsReadAsItWasWritten() {
        var sent = record("clinical", CLINICAL);
        var registered = nurse().post(PATH, sent).expect(201);
        var read = nurse().get(path(registered)).expect(200);
        assertThat(read.body()).isEqualTo(registered.body());
        assertThat(holds(read.body(), JSON.valueToTree(sent)))
                .as("%s", read.body())
                .isTrue();
        assertThat(read.text("phone")).isEqualTo("+12125550143");
        assertThat(read.text("email")).isEqualTo("Ada.Testmail@patients.example");
    }

    /** Whether all that was sent is there; what was left out may be there as its default. */
    private static boolean holds(JsonNode is, JsonNode sent) {
        if (sent.isObject()) {
            return sent.properties().stream().allMatch(each -> holds(is.path(each.getKey()), each.getValue()));
        }
        if (sent.isArray()) {
            for (int at = 0; at < sent.size(); at++) {
                if (!holds(is.path(at), sent.get(at))) {
                    return false;
                }
            }
            return is.size() == sent.size();
        }
        return is.equals(sent);
    }

    @Test
    void whatWasReadMayBeSentBackAsItIs() {
        var read = nurse().post(PATH, record("clinical", CLINICAL)).expect(201);
        var again = change(nurse(), read, read.body()).expect(200);
        assertThat(again.body().path("version").asLong())
                .isGreaterThan(read.body().path("version").asLong());
        assertThat(holds(again.body().deepCopy(), withoutVersion(read.body()))).isTrue();
    }

    private static JsonNode withoutVersion(JsonNode body) {
        return ((ObjectNode) body.deepCopy()).without("version");
    }

    @Test
    void whatIsLeftOutIsRemoved() {
        var read = desk().post(PATH, record()).expect(201);
        var brief = change(desk(), read, Office.person()).expect(200);
        assertThat(brief.body().path("contactPoints")).hasSize(1);
        for (var gone : new String[] {"preferredName", "pronouns", "address", "escort", "language", "timeZone"}) {
            assertThat(brief.body().has(gone)).as(gone).isFalse();
        }
        assertThat(desk().get(path(read)).expect(200).body()).isEqualTo(brief.body());
    }

    @Test
    void aChangeNeedsTheVersionThatWasRead() {
        var read = desk().post(PATH, record()).expect(201);
        desk().put(path(read), record()).expect(428);
        change(desk(), read, record("familyName", "Testperson-Smith")).expect(200);
        assertThat(change(desk(), read, record()).expect(412).problem()).isEqualTo("stale-version");
        assertThat(desk().get(path(read)).text("familyName")).isEqualTo("Testperson-Smith");
    }

    @Test
    void everyChangeMakesANewVersion() {
        var read = desk().post(PATH, record()).expect(201);
        clock.set(clock.instant());
        var first = change(desk(), read, record("escort", Map.of("name", "Eli Testescort")))
                .expect(200);
        var second = change(desk(), first, record("contactPoints", List.of(phone("+12125550199"))))
                .expect(200);
        var third = change(desk(), second, record("contactPoints", List.of(phone("+12125550199"))))
                .expect(200);
        assertThat(List.of(read, first, second, third))
                .extracting(answer -> answer.body().path("version").asLong())
                .doesNotHaveDuplicates();
    }

    @Test
    void ofTwoChangesAtOnceOneIsMadeAndOneIsTold() {
        var read = desk().post(PATH, record()).expect(201);
        for (int round = 0; round < 10; round++) {
            var present = desk().get(path(read)).expect(200);
            var answers = Race.of(
                    4, n -> () -> change(desk(), present, record("contactPoints", List.of(phone("+1212555014" + n)))));
            assertThat(Race.statuses(answers)).isEqualTo(Map.of(200, 1, 412, 3));
            assertThat(desk().get(path(read)).body().path("contactPoints")).hasSize(1);
        }
    }

    @Test
    void howThePatientIsIsForNursesAndPrescribers() {
        var read = nurse().post(PATH, record("clinical", CLINICAL)).expect(201);
        for (var blind : new String[] {"frontdesk", "manager"}) {
            var caller = Office.staff(blind);
            assertThat(caller.get(path(read)).expect(200).body().has("clinical"))
                    .isFalse();
            assertThat(change(caller, caller.get(path(read)), record("clinical", CLINICAL))
                            .expect(403)
                            .problem())
                    .isEqualTo("not-allowed");
            caller.post(PATH, record("clinical", Map.of())).expect(403);
            assertThat(change(caller, caller.get(path(read)), record())
                            .expect(200)
                            .body()
                            .has("clinical"))
                    .isFalse();
        }
        var prescriber = Office.staff("prescriber");
        var seen = prescriber.get(path(read)).expect(200);
        assertThat(holds(seen.body().path("clinical"), JSON.valueToTree(CLINICAL)))
                .isTrue();
        assertThat(change(nurse(), seen, record("clinical", Map.of()))
                        .expect(200)
                        .body()
                        .at("/clinical/allergies"))
                .isEmpty();
    }

    @Test
    void anEmailAndAPhoneAloneAreContactPointsToo() {
        var person = new HashMap<>(Office.person());
        person.put("phone", "(617) 555-0123");
        var points = desk().post(PATH, person).expect(201).body().path("contactPoints");
        assertThat(points).hasSize(2).allSatisfy(point -> {
            assertThat(point.path("preferred").asBoolean()).isTrue();
            assertThat(point.path("safeToLeaveMessage").asBoolean()).isFalse();
            assertThat(point.path("mayText").asBoolean()).isFalse();
        });
        assertThat(points.findValuesAsText("value")).containsExactly("+16175550123", "ada@patients.example");
    }

    @Test
    void aContactPointThatIsOverIsNoLongerTheFirstToTry() {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var old = phone("+12125550143");
        old.putAll(Map.of("preferred", true, "validUntil", today.toString()));
        var read = desk().post(PATH, record("contactPoints", List.of(phone("+12125550142"), old)))
                .expect(201);
        assertThat(read.text("phone")).isEqualTo("+12125550143");
        clock.advance(Duration.ofDays(1));
        var later = Office.staff("frontdesk");
        assertThat(later.get(path(read)).text("phone")).isEqualTo("+12125550142");
        change(later, read, read.body()).expect(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/contactPoints/0/value | [{'kind': 'PHONE', 'value': '12'}]",
                "/contactPoints/1/value | [{'kind': 'PHONE', 'value': '+12125550143'}, {'kind': 'EMAIL', 'value': 'ada@@x'}]",
                "/contactPoints/0/value | [{'kind': 'EMAIL', 'value': '+12125550143'}]",
                "/contactPoints/0/kind | [{'value': '+12125550143'}]",
                "/contactPoints/0 | [{'kind': 'EMAIL', 'value': 'ada@patients.example', 'mayText': true}]",
                "/contactPoints/0 | [null]",
                "/contactPoints/0/fax | [{'kind': 'PHONE', 'value': '+12125550143', 'fax': true}]",
                "/contactPoints/0/bestTimes/0 | [{'kind': 'PHONE', 'value': '+12125550143',"
                        + " 'bestTimes': [{'weekday': 'MONDAY', 'from': '12:00', 'to': '11:00'}]}]",
                "/contactPoints | [{'kind': 'PHONE', 'value': '+12125550143'}, {'kind': 'PHONE', 'value': '(212) 555-0143'}]",
                "/contactPoints | [{'kind': 'EMAIL', 'value': 'a@x.example'}, {'kind': 'EMAIL', 'value': 'A@X.example'}]",
                "/contactPoints | [{'kind': 'PHONE', 'value': '+12125550143', 'preferred': true},"
                        + " {'kind': 'PHONE', 'value': '+12125550144', 'preferred': true}]"
            })
    void aContactPointThatIsWrongIsNamed(String pointer, String points) throws Exception {
        var answer = desk().post(PATH, record("contactPoints", JSON.readTree(points.replace('\'', '"'))))
                .expect(400);
        assertThat(answer.body().at("/errors/0/pointer").asText()).isEqualTo(pointer);
        assertThat(answer.body().path("detail").asText() + answer.body().path("errors"))
                .doesNotContain("555", "Testperson", "@");
    }

    @ParameterizedTest
    @CsvSource({
        "phone, +12125550199, /phone",
        "email, other@patients.example, /email",
        "language, english please, /language",
        "timeZone, Boston, /timeZone",
        "version, 1, /",
        "preferedName, Addie, /preferedName"
    })
    void whatDoesNotAddUpIsNamed(String property, String value, String pointer) {
        var answer = desk().post(PATH, record(property, value));
        if (property.equals("version")) {
            answer.expect(201);
        } else {
            assertThat(answer.expect(400).body().at("/errors/0/pointer").asText())
                    .isEqualTo(pointer);
        }
    }

    @Test
    void bestTimesNeedATimeZone() {
        var record = record();
        record.remove("timeZone");
        desk().post(PATH, record).expect(400);
    }

    @ParameterizedTest
    @CsvSource({"preferredName, 101", "pronouns, 51", "givenName, 101", "language, 36"})
    void noTextIsTooLong(String property, int length) {
        desk().post(PATH, record(property, "a".repeat(length))).expect(400);
    }

    @Test
    void noListIsTooLong() {
        var numbers = IntStream.range(0, 21)
                .mapToObj(n -> phone("+121255501%02d".formatted(n)))
                .toList();
        desk().post(PATH, record("contactPoints", numbers)).expect(400);
        desk().post(PATH, record("contactPoints", numbers.subList(0, 20))).expect(201);
        desk().post(PATH, record("emergencyContacts", Collections.nCopies(6, Map.of("name", "Bea"))))
                .expect(400);
        var allergies = Map.of("allergies", Collections.nCopies(51, Map.of("substance", "Testsubstance")));
        nurse().post(PATH, record("clinical", allergies)).expect(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"👩‍👩‍👧‍👦", "محمد اختبار", "‏שרה‏ בדיקה", "Zoë de l’Épreuve", "王小明"})
    void namesInAnyScriptStayAsTheyWereTyped(String name) {
        var read = desk().post(PATH, record("givenName", name)).expect(201);
        assertThat(desk().get(path(read)).text("givenName")).isEqualTo(name);
    }

    @Test
    void theDatabaseHoldsNothingOfItThatCanBeRead() {
        var id = UUID.fromString(
                nurse().post(PATH, record("clinical", CLINICAL)).expect(201).text("id"));
        var rows = new StringBuilder();
        for (var table : new String[] {"patient_contact_point", "patient_details"}) {
            database.list(
                            "select to_jsonb(t)::text from " + table + " t where patient_id = ?",
                            row -> row.getString(1),
                            id)
                    .forEach(rows::append);
            // As text a column of bytes is hexadecimal, so what was kept as it is would be found in that form.
            assertThat(rows.toString()).isNotEmpty();
        }
        for (var word : new String[] {"Test", "+1212", "5550143", "patients.example", "CHRONIC", "APPOINTMENTS"}) {
            var hex = HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8));
            assertThat(rows.toString()).doesNotContain(word, hex);
        }
    }

    @Test
    void whatCanNotBeReadIsNamedAndStaysWhenTheRestIsChanged() {
        var read = nurse().post(PATH, record("clinical", CLINICAL)).expect(201);
        var id = UUID.fromString(read.text("id"));
        database.update(
                "update patient_details set escort = 'x'::bytea, allergies = 'y'::bytea where patient_id = ?", id);
        database.update("update patient_contact_point set value = 'z'::bytea where patient_id = ? and preferred", id);
        var damaged = nurse().get(path(read)).expect(200);
        assertThat(texts(damaged.body().path("unreadable")))
                .containsExactly("contactPoints", "escort", "clinical.allergies");
        assertThat(texts(desk().get(path(read)).body().path("unreadable"))).containsExactly("contactPoints", "escort");
        assertThat(damaged.text("phone")).isEqualTo("+12125550142");
        assertThat(damaged.body().has("escort")).isFalse();
        assertThat(damaged.body().at("/clinical/medications")).hasSize(1);

        var replaced = phone("+12125550177");
        replaced.put("preferred", true);
        var changed = change(
                        nurse(),
                        damaged,
                        new HashMap<>(Map.of(
                                "givenName", "Ada",
                                "familyName", "Testperson",
                                "dateOfBirth", "1980-05-17",
                                "contactPoints", List.of(replaced),
                                "clinical", Map.of())))
                .expect(200);
        assertThat(texts(changed.body().path("unreadable")))
                .containsExactly("contactPoints", "escort", "clinical.allergies");
        assertThat(changed.text("phone")).isEqualTo("+12125550177");
        assertThat(change(nurse(), changed, record("clinical", CLINICAL))
                        .expect(200)
                        .body()
                        .path("unreadable"))
                .extracting(JsonNode::asText)
                .containsExactly("contactPoints");
    }

    @Test
    void whoWasReadWithoutAnyContactPointIsWrittenBack() {
        var read = desk().post(PATH, record()).expect(201);
        database.update(
                "update patient_contact_point set value = 'z'::bytea where patient_id = ?",
                UUID.fromString(read.text("id")));
        var damaged = desk().get(path(read)).expect(200);
        assertThat(damaged.body().path("contactPoints")).isEmpty();
        change(desk(), damaged, damaged.body()).expect(200);
    }

    @Test
    void whoCanNotBeReachedIsNotRegistered() {
        var unreachable = Map.of("givenName", "Ada", "familyName", "Testperson", "dateOfBirth", "1980-05-17");
        var refused = desk().post(PATH, unreachable).expect(400);
        assertThat(refused.body().at("/errors/0/pointer").asText()).isEmpty();
        var read = desk().post(PATH, record()).expect(201);
        change(desk(), read, unreachable).expect(400);
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    @Test
    void everyReadAndWriteIsAudited() {
        var read = desk().post(PATH, record()).expect(201);
        desk().get(path(read)).expect(200);
        change(desk(), read, record()).expect(200);
        assertThat(database.list(
                        "select action from audit_event where ? = any(patients) order by at, number",
                        row -> row.getString(1),
                        UUID.fromString(read.text("id"))))
                .containsExactly("PATIENT_REGISTERED", "PATIENT_READ", "PATIENT_CHANGED");
    }

    @Test
    void aPersonWithARecordIsFoundByEachContactPoint() {
        var number = "+1617555" + "%04d".formatted(clock.instant().getNano() / 1000 % 10_000);
        var address = UUID.randomUUID() + "@Patients.example";
        var id = desk().post(
                        PATH, record("contactPoints", List.of(phone("+12125550142"), phone(number), email(address))))
                .expect(201)
                .text("id");
        for (var search : List.of(
                Map.of("phone", number, "email", address),
                Map.of("email", address.toLowerCase()),
                Map.of("email", address.toUpperCase(), "dateOfBirth", "1980-05-17"),
                Map.of("phone", number.substring(2), "name", "addie", "email", address))) {
            var answer = desk().post(PATH + "/searches", search).expect(200);
            assertThat(answer.body().path("items"))
                    .as("%s", search)
                    .singleElement()
                    .satisfies(item -> {
                        assertThat(item.path("id").asText()).isEqualTo(id);
                        assertThat(item.path("phone").asText()).isEqualTo("+12125550142");
                        assertThat(item.path("email").asText()).isEqualTo(address);
                    });
        }
        assertThat(desk().post(PATH + "/searches", Map.of("email", address, "phone", "+12125550187"))
                        .expect(200)
                        .body()
                        .path("items"))
                .isEmpty();
        desk().post(PATH + "/searches", Map.of("phone", "nobody")).expect(400);
    }

    @Test
    void aChangeIsForStaff() {
        var read = desk().post(PATH, record()).expect(201);
        visitor().ifMatch(0).put(path(read), record()).expect(401);
        desk().ifMatch(0).put(PATH + "/" + UUID.randomUUID(), record()).expect(404);
    }

    @Test
    void aServiceAccountSeesNoMoreThanTheFrontDesk() {
        var read = nurse().post(PATH, record("clinical", CLINICAL)).expect(201);
        var username = SignedIn.newUsername();
        SignedIn.asManager()
                .body(Map.of(
                        "username",
                        username,
                        "password",
                        DemoAccounts.PASSWORD,
                        "roles",
                        List.of("SERVICE", "PATIENTS_READ", "PATIENTS_WRITE")))
                .post("/v1/accounts")
                .then()
                .statusCode(201);
        var service = Wire.here().as(SignedIn.token(username, DemoAccounts.PASSWORD));
        assertThat(service.get(path(read)).expect(200).body().has("clinical")).isFalse();
        change(service, read, record("clinical", CLINICAL)).expect(403);
        change(service, read, record()).expect(200);
    }

    @Test
    void theCalendarShowsWhatSomebodyWantsToBeCalled() {
        var office = Office.open();
        var id = desk().post(PATH, record()).expect(201).text("id");
        var booked = desk().post("/v1/appointments", office.booking("visit", office.at("09:00"), id))
                .expect(201);
        assertThat(desk().get("/v1/appointments/" + booked.text("id")).text("patientName"))
                .isEqualTo("Addie 🦊 Testperson");
    }
}
