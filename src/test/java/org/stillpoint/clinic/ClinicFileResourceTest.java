package org.stillpoint.clinic;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.stillpoint.clinic.SmallClinicFile.TEXT;
import static org.stillpoint.clinic.SmallClinicFile.with;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.builder.RequestSpecBuilder;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillpoint.security.DemoAccounts;
import org.stillpoint.testsupport.AuditTrail;

@QuarkusTest
@TestProfile(OwnClinic.class)
class ClinicFileResourceTest {

    private static final String FILE = "/v1/clinic-file";
    private static final String ROOM =
            "  - {code: room-1, name: Room, kind: ROOM, site: north, capabilities: [RECLINER]}\n";

    @Inject
    DemoAccounts accounts;

    @Inject
    Clinic clinic;

    @Inject
    ClinicFileLoading loading;

    @Inject
    ObjectingGuard guard;

    private final Map<String, String> tokens = new HashMap<>();

    @BeforeEach
    void loadTheSmallClinic() {
        accounts.ensure();
        loading.load(SmallClinicFile.bytes(TEXT), "test");
    }

    @AfterEach
    void nobodyObjectsAnyMore() {
        guard.keep("");
    }

    @Test
    void aManagerLoadsAFile() {
        var revision = clinic.plan().revision();
        as("manager", with("lanes: 3", "lanes: 5"))
                .post(FILE)
                .then()
                .statusCode(200)
                .body("revision", equalTo((int) revision + 1))
                .body("differences", hasSize(1))
                .body("differences[0].kind", equalTo("ACTOR"))
                .body("differences[0].code", equalTo("nurse-1"))
                .body("differences[0].change", equalTo("CHANGED"))
                .body("differences[0].fields", contains("lanes"))
                .body("blockers", hasSize(0));
        assertEquals(5, clinic.plan().actor("nurse-1").orElseThrow().lanes());
        assertEquals(1, loads().getLast().items());
        as("manager")
                .get(FILE)
                .then()
                .statusCode(200)
                .contentType("application/yaml")
                .body(equalTo(with("lanes: 3", "lanes: 5")));
    }

    private List<AuditTrail.Entry> loads() {
        var manager = as("manager").get("/v1/auth/me").<String>path("id");
        return AuditTrail.by(UUID.fromString(manager)).stream()
                .filter(entry -> entry.action().equals("CLINIC_FILE_LOADED"))
                .toList();
    }

    /** Whoever changes a word of it stands for the whole file from then on. */
    @Test
    void aFileThatSaysTheSameInOtherWordsIsKeptAndRecordedOnce() {
        var before = loads().size();
        var revision = clinic.plan().revision();
        for (int time = 0; time < 2; time++) {
            as("manager", TEXT + "# the same in other words\n")
                    .post(FILE)
                    .then()
                    .statusCode(200)
                    .body("revision", equalTo((int) revision))
                    .body("differences", hasSize(0));
        }
        as("manager").get(FILE).then().body(endsWith("# the same in other words\n"));
        assertEquals(before + 1, loads().size());
        assertEquals(0, loads().getLast().items());
    }

    @Test
    void aDryRunOnlyTells() {
        var revision = clinic.plan().revision();
        guard.keep("nurse-1");
        as("manager", ClinicFileExample.TEXT)
                .queryParam("dryRun", true)
                .post(FILE)
                .then()
                .statusCode(200)
                .body("revision", equalTo((int) revision))
                .body("differences.find { it.code == 'nurse-1' }.change", equalTo("RETIRED"))
                .body("blockers[0].reference", equalTo("SP-1"));
        assertEquals(revision, clinic.plan().revision());
    }

    @Test
    void mistakesAreAProblemWithAllOfThem() {
        as("manager", with("lanes: 3", "lanes: 33").replace("America/New_York", "Mars/Olympus"))
                .post(FILE)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", endsWith("/problems/clinic-file-invalid"))
                .body("errors", hasSize(2))
                .body("errors[0].line", equalTo(9))
                .body("errors[0].column", equalTo(5))
                .body("errors[0].pointer", equalTo("/sites/0/timeZone"))
                .body("errors[0].detail", containsString("no time zone"))
                .body("errors[1].pointer", equalTo("/actors/1/lanes"));
    }

    @Test
    void aChangeThatStrandsAppointmentsIsAConflictWithTheBlockers() {
        as("manager", with(ROOM, ROOM + ROOM.replace("room-1", "room-2")))
                .post(FILE)
                .then()
                .statusCode(200);
        guard.keep("room-2");
        as("manager", TEXT)
                .post(FILE)
                .then()
                .statusCode(409)
                .body("type", endsWith("/problems/clinic-change-strands-appointments"))
                .body("blockers", hasSize(1))
                .body("blockers[0].kind", equalTo("APPOINTMENT"))
                .body("blockers[0].reference", equalTo("SP-1"))
                .body("blockers[0].start", containsString("2030-01-01T15:00:00Z"))
                .body("blockers[0].why", equalTo("room-2 is retired"));
    }

    @Test
    void theSameRequestTwiceHasOneEffectAndOneAnswer() {
        var key = "\"clinic-file-" + System.nanoTime() + "\"";
        var text = with("lanes: 3", "lanes: 6");
        var first = as("manager", text).header("Idempotency-Key", key).post(FILE);
        var second = as("manager", text).header("Idempotency-Key", key).post(FILE);
        assertEquals(200, first.statusCode());
        assertEquals(first.body().asString(), second.body().asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/yaml", "text/yaml", "application/yaml; charset=utf-8"})
    void yamlIsTaken(String type) {
        as("manager", TEXT).contentType(type).post(FILE).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"application/json, 415", "text/plain, 415"})
    void anotherMediaTypeIsRefused(String type, int status) {
        as("manager", TEXT).contentType(type).post(FILE).then().statusCode(status);
    }

    @Test
    void anEmptyBodyIsAMistakeOfTheFile() {
        as("manager", "").post(FILE).then().statusCode(400).body("errors[0].detail", equalTo("is empty"));
    }

    @Test
    void strangersAreRefusedAndStaffWithoutTheRoleAreForbidden() {
        given().spec(yaml()).body(TEXT).post(FILE).then().statusCode(401);
        given().get(FILE).then().statusCode(401);
        given().get("/v1/actors").then().statusCode(401);
        for (var account : new String[] {"frontdesk", "nurse", "prescriber"}) {
            as(account, TEXT).post(FILE).then().statusCode(403);
            as(account).get(FILE).then().statusCode(403);
            as(account).get("/v1/actors").then().statusCode(200);
        }
    }

    @Test
    void everybodySeesTheSitesInUse() {
        loading.load(ClinicStart.demoFile(), "test");
        given().get("/v1/sites")
                .then()
                .statusCode(200)
                .body("items.code", contains("harbor", "mesa"))
                .body("items[0].timeZone", equalTo("America/New_York"))
                .body("items[0].phone", equalTo("+16175550110"))
                .body("items[0].openingHours.fri", contains("08:00-18:00"))
                .body("items[0].openingHours.sun", nullValue())
                .body("items[0].closures[0].from", equalTo("2026-11-26"))
                .body("items[0].closures[0].hours", hasSize(0))
                .body("next", nullValue());
    }

    @Test
    void thePublicSeesWhatIsOpenToItByItsNeutralName() {
        loading.load(ClinicStart.demoFile(), "test");
        var body = given().get("/v1/services");
        body.then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].code", equalTo("INITIAL_ASSESSMENT"))
                .body("items[0].publicName", equalTo("First appointment"))
                .body("items[0].minutes", equalTo(75))
                .body("items[0].sites", contains("harbor", "mesa"))
                .body("items[0].definition", nullValue());
    }

    @Test
    void staffSeeAllServicesWithPhasesAndNeeds() {
        loading.load(ClinicStart.demoFile(), "test");
        as("frontdesk")
                .get("/v1/services")
                .then()
                .statusCode(200)
                .body("items", hasSize(8))
                .body("items.code", hasItem("IV_KETAMINE_40"))
                .body("items[0].code", equalTo("ESKETAMINE_56"))
                .body("items[0].definition.roomMinutes", equalTo(185))
                .body("items[0].definition.phases[2].code", equalTo("OBSERVATION"))
                .body("items[0].definition.phases[2].floorMinutes", equalTo(120))
                .body("items[0].definition.needs[1].capability", equalTo("NURSE"))
                .body("items[0].definition.needs[1].lanes", equalTo(2));
    }

    @Test
    void actorsAreListedBySite() {
        loading.load(ClinicStart.demoFile(), "test");
        as("frontdesk")
                .queryParam("site", "mesa")
                .get("/v1/actors")
                .then()
                .statusCode(200)
                .body("items", hasSize(8))
                .body("items[0].code", equalTo("mesa-consult-1"))
                .body("items[0].workingHours", nullValue())
                .body("items.find { it.code == 'mesa-nurse-2' }.workingHours.tue", contains("08:00-17:00"))
                .body("items.find { it.code == 'mesa-nurse-2' }.id", notNullValue());
        as("frontdesk")
                .queryParam("site", "atlantis")
                .get("/v1/actors")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("site"));
    }

    @Test
    void theHealthTellsTheZoneDatabaseAndTheRevision() {
        given().get("/q/health")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'clinic' }.data.tzVersion", equalTo(ZoneRules.version()))
                .body("checks.find { it.name == 'clinic' }.data.revision", notNullValue());
    }

    private RequestSpecification as(String account, String file) {
        return signedIn(given().spec(yaml()).body(file), account);
    }

    private RequestSpecification as(String account) {
        return signedIn(given(), account);
    }

    private RequestSpecification signedIn(RequestSpecification request, String account) {
        return request.auth().oauth2(tokens.computeIfAbsent(account, ClinicFileResourceTest::signIn));
    }

    private static String signIn(String account) {
        return given().contentType(ContentType.URLENC)
                .formParam("grant_type", "password")
                .formParam("username", account)
                .formParam("password", DemoAccounts.PASSWORD)
                .post("/v1/auth/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    /** RestAssured knows nothing of YAML by itself. */
    private static RequestSpecification yaml() {
        var encoding = EncoderConfig.encoderConfig()
                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                .encodeContentTypeAs("application/yaml", ContentType.TEXT)
                .encodeContentTypeAs("text/yaml", ContentType.TEXT);
        return new RequestSpecBuilder()
                .setConfig(RestAssuredConfig.config().encoderConfig(encoding))
                .setContentType("application/yaml")
                .build();
    }
}
