package org.stillpoint.treatment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillpoint.platform.Database;
import org.stillpoint.testsupport.AuditTrail;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Race;
import org.stillpoint.testsupport.Wire;
import org.stillpoint.testsupport.Wire.Answer;

@QuarkusTest
class ProtocolResourceTest {

    private static final String PROTOCOLS = "/v1/protocols";

    private final Database database;

    ProtocolResourceTest(Database database) {
        this.database = database;
    }

    @Test
    void aManagerDefinesAProtocolAndStaffReadItAsItWasSent() {
        var sent = ProtocolSample.inAnyClinic().asRequest();
        var made = manager().post(PROTOCOLS, sent).expect(201);
        assertEquals(1, made.body().path("version").asInt());
        assertEquals("ADDED", made.body().at("/difference/change").asText());
        var read = Office.desk().get(PROTOCOLS + "/" + sent.get("code")).expect(200);
        for (var property : sent.keySet()) {
            assertEquals(json(sent.get(property)), read.body().path(property), property);
        }
        assertTrue(read.body().path("difference").isMissingNode());
        assertTrue(codes(Office.desk().get(PROTOCOLS).expect(200)).contains(sent.get("code")));
        assertEquals(List.of("PROTOCOL_DEFINED"), AuditTrail.actions(UUID.fromString(made.text("id"))));
    }

    @Test
    void theSameDefinitionChangesNothing() {
        var sample = ProtocolSample.inAnyClinic();
        var first = sample.install();
        var again = manager().post(PROTOCOLS, sample.asRequest(first.code())).expect(200);
        assertEquals(first.id().toString(), again.text("id"));
        assertTrue(again.body().path("difference").isMissingNode());
        assertEquals(1, versionsOf(first.code()));
    }

    @Test
    void whatWasReadIsSentBackWithWhatShallBeOtherwise() {
        var path = PROTOCOLS + "/" + ProtocolSample.inAnyClinic().install().code();
        var read = (ObjectNode) Office.desk().get(path).expect(200).body();
        var same = manager().post(PROTOCOLS, read).expect(200);
        assertEquals(read, same.body());
        var second = manager()
                .ifMatch(1)
                .post(PROTOCOLS, read.put("name", "Another name"))
                .expect(201);
        assertEquals("[\"name\"]", second.body().at("/difference/fields").toString());
        var retired = manager().ifMatch(2).post(path + "/retirement", Map.of()).expect(200);
        assertEquals(
                "RESTORED",
                manager()
                        .ifMatch(1_000_002)
                        .post(PROTOCOLS, retired.body())
                        .expect(200)
                        .body()
                        .at("/difference/change")
                        .asText());
        manager().ifMatch(2).post(PROTOCOLS, read.put("colour", "red")).expect(400);
    }

    @Test
    void aChangedDefinitionIsTheNextVersionAndTheFirstStaysReadable() {
        var sample = ProtocolSample.inAnyClinic();
        var first = sample.install();
        var changed = sample.replacing("\"lapseDays\":14", "\"lapseDays\":15").asRequest(first.code());
        manager().post(PROTOCOLS, changed).expect(428);
        assertEquals(
                "stale-version",
                manager().ifMatch(2).post(PROTOCOLS, changed).expect(412).problem());
        var second = manager().ifMatch(1).post(PROTOCOLS, changed).expect(201);
        assertEquals(2, second.body().path("version").asInt());
        assertEquals("[\"spacing\"]", second.body().at("/difference/fields").toString());
        var old =
                Office.desk().get(PROTOCOLS + "/" + first.code() + "?version=1").expect(200);
        assertEquals(first.id().toString(), old.text("id"));
        assertEquals(14, old.body().at("/spacing/lapseDays").asInt());
        var now = Office.desk().get(PROTOCOLS + "/" + first.code()).expect(200);
        assertEquals(15, now.body().at("/spacing/lapseDays").asInt());
        Office.desk().get(PROTOCOLS + "/" + first.code() + "?version=3").expect(404);
        Office.desk().get(PROTOCOLS + "/" + first.code() + "?version=0").expect(400);
        Office.desk().get(PROTOCOLS + "/NOT_THERE").expect(404);
    }

    @Test
    void aDryRunOnlyTells() {
        var sample = ProtocolSample.inAnyClinic();
        var sent = sample.asRequest();
        var tried = manager().post(PROTOCOLS + "?dryRun=true", sent).expect(200);
        assertTrue(tried.body().path("id").isMissingNode());
        assertEquals("ADDED", tried.body().at("/difference/change").asText());
        Office.desk().get(PROTOCOLS + "/" + sent.get("code")).expect(404);
    }

    @Test
    void allMistakesAreToldAtOnce() {
        var sample = ProtocolSample.inAnyClinic();
        var sent = sample.asRequest();
        sent.put("escort", "yes");
        sent.put("colour", "red");
        sent.put("spacing", Map.of("minGapDays", 5, "lapseDays", 4));
        sent.put("override", Map.of("reason", "", "more", 1));
        var refused = Office.staff("prescriber").post(PROTOCOLS, sent).expect(400);
        assertEquals("invalid-request", refused.problem());
        assertEquals(
                List.of(
                        "/colour",
                        "/course/0/perWeek",
                        "/escort",
                        "/override/more",
                        "/override/reason",
                        "/spacing/lapseDays"),
                StreamSupport.stream(refused.body().path("errors").spliterator(), false)
                        .map(error -> error.path("pointer").asText())
                        .sorted()
                        .toList());
    }

    /** The body is read as it comes, so that what refuses 2.0 elsewhere does not see it. */
    @Test
    void aWholeNumberIsWrittenAsOne() {
        var sent = ProtocolSample.inAnyClinic().asRequest();
        @SuppressWarnings("unchecked")
        var spacing = (Map<String, Object>) sent.get("spacing");
        spacing.put("minGapDays", 2.0);
        var refused = manager().post(PROTOCOLS, sent).expect(400);
        assertEquals(
                "/spacing/minGapDays", refused.body().at("/errors/0/pointer").asText());
        Office.desk().get(PROTOCOLS + "/" + sent.get("code")).expect(404);
    }

    @Test
    void whatIsNoObjectIsRefused() {
        manager().post(PROTOCOLS, List.of(1)).expect(400);
        manager().post(PROTOCOLS, "text").expect(400);
        manager().post(PROTOCOLS, "application/json", "null").expect(400);
        manager()
                .post(PROTOCOLS, "application/json", "{\"code\": \"A\", \"code\": \"B\"}")
                .expect(400);
        var zero = ProtocolSample.inAnyClinic().asRequest();
        zero.put("name", "a\u0000b");
        manager().post(PROTOCOLS, zero).expect(400);
    }

    @Test
    void onlyAPrescriberWithAReasonLetsAnInductionLeaveTheUsualRange() {
        var sample = ProtocolSample.inAnyClinic().replacing("\"weeks\":3,\"perWeek\":2", "\"weeks\":3,\"perWeek\":1");
        var sent = sample.asRequest();
        var refused = manager().post(PROTOCOLS, sent).expect(400);
        assertTrue(refused.body().toString().contains("outside of 2 to 3"), refused.body()::toString);
        sent.put("override", Map.of("reason", "a made-up reason"));
        assertEquals(
                "protocol-override-not-allowed",
                manager().post(PROTOCOLS, sent).expect(403).problem());
        var made = Office.staff("prescriber").post(PROTOCOLS, sent).expect(201);
        assertTrue(made.body().path("outsideUsualRange").asBoolean());
        assertEquals(
                List.of("PROTOCOL_DEFINED_OUTSIDE_USUAL_RANGE"), AuditTrail.actions(UUID.fromString(made.text("id"))));
        sent.remove("override");
        manager().post(PROTOCOLS, sent).expect(200);
    }

    @Test
    void anOverrideLowersNoLabel() {
        var sent = ProtocolSample.of("ESKETAMINE_TRD")
                .replacing("\"minGapDays\":2", "\"minGapDays\":1")
                .asRequest();
        sent.put("override", Map.of("reason", "made up"));
        var refused = Office.staff("prescriber").post(PROTOCOLS, sent).expect(400);
        assertTrue(refused.body().toString().contains("/spacing/minGapDays"), refused.body()::toString);
    }

    @Test
    void aRetiredProtocolStaysReadableAndComesBackWhenItIsDefinedAgain() {
        var sample = ProtocolSample.inAnyClinic();
        var protocol = sample.install();
        var path = PROTOCOLS + "/" + protocol.code();
        manager().post(path + "/retirement", Map.of()).expect(428);
        manager().ifMatch(2).post(path + "/retirement", Map.of()).expect(412);
        var retired = manager().ifMatch(1).post(path + "/retirement", Map.of()).expect(200);
        assertTrue(retired.body().path("retired").asBoolean());
        assertTrue(Office.desk().get(path).expect(200).body().path("retired").asBoolean());
        assertFalse(codes(Office.desk().get(PROTOCOLS).expect(200)).contains(protocol.code()));
        manager().ifMatch(1).post(PROTOCOLS, sample.asRequest(protocol.code())).expect(412);
        var back = manager()
                .ifMatch(1_000_001)
                .post(PROTOCOLS, sample.asRequest(protocol.code()))
                .expect(200);
        assertEquals("RESTORED", back.body().at("/difference/change").asText());
        assertEquals(protocol.id().toString(), back.text("id"));
        assertEquals(
                List.of("PROTOCOL_DEFINED", "PROTOCOL_RETIRED", "PROTOCOL_RESTORED"),
                AuditTrail.actions(protocol.id()));
    }

    @Test
    void ofManyWhoChangeAVersionAtOnceOneDoes() {
        var sample = ProtocolSample.inAnyClinic();
        var code = sample.install().code();
        var answers = Race.of(
                6,
                racer -> () -> manager()
                        .ifMatch(1)
                        .post(PROTOCOLS, named(sample.asRequest(code), "Racer " + racer))
                        .status());
        assertEquals(1, answers.stream().filter(status -> status == 201).count(), answers::toString);
        assertEquals(5, answers.stream().filter(status -> status == 412).count(), answers::toString);
        assertEquals(2, versionsOf(code));
    }

    private static Map<String, Object> named(Map<String, Object> protocol, String name) {
        protocol.put("name", name);
        return protocol;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {spacing,minGapDays}            | 1             | protocol_esketamine_gap
            {spacing,maxPerRolling7Days}    | 3             | protocol_esketamine_two_in_7_days
            {spacing,maxPerRolling7Days}    | null          | protocol_esketamine_two_in_7_days
            {observation,floorMinutes}      | 119           | protocol_esketamine_observation_floor
            {observation,from}              | "END_OF_DOSING" | protocol_esketamine_observation_floor
            {gates}                         | ["REMS_SITE_ACTIVE"] | protocol_esketamine_gates
            {bloodPressure,override}        | null          | protocol_esketamine_blood_pressure
            {forms}                         | []            | protocol_esketamine_form
            {forms}                         | null          | protocol_esketamine_form
            {forms,0,dueDays}               | 8             | protocol_esketamine_form
            {forms,0,code}                  | "OTHER"       | protocol_esketamine_form
            {vitals,0}                      | {"before":"OBSERVATION"} | protocol_esketamine_vitals
            {vitals,1}                      | {"minutesAfterDosingBegan":41} | protocol_esketamine_vitals
            {vitals,1}                      | {"minutesAfterDosingBegan":1} | protocol_esketamine_vitals
            {vitals,1}                      | {"everyMinutes":15,"phase":"DOSING"} | protocol_esketamine_vitals
            {vitals,1}                      | {"everyMinutes":15,"phase":"OBSERVATION"} | protocol_esketamine_vitals
            {vitals,2}                      | {"before":"OBSERVATION"} | protocol_esketamine_vitals
            {vitals}                        | null          | protocol_esketamine_vitals
            {noDriving,afterRestfulSleep}   | false         | protocol_esketamine_no_driving
            {noDriving,untilNextDay}        | false         | protocol_esketamine_no_driving
            {noDriving}                     | null          | protocol_esketamine_no_driving
            {route}                         | "ORAL_KETAMINE" | protocol_route
            {code}                          | "ANOTHER"     | protocol_code_as_defined
            """)
    void theDatabaseItselfKeepsTheLabel(String path, String value, String constraint) {
        var protocol = ProtocolSample.of("ESKETAMINE_TRD").protocol();
        var failure = assertThrows(
                Database.Failure.class,
                () -> database.update("""
                        insert into protocol (id, code, version, definition, created_at, created_by)
                        values (gen_random_uuid(), ?, 1, jsonb_set(?::jsonb, ?::text[], ?::jsonb), now(), 'test')
                        """, protocol.code(), ProtocolRow.definition(protocol), path, value));
        assertTrue(failure.getMessage().contains(constraint), failure::getMessage);
    }

    @Test
    void whatIsRetiredMayBeOlderThanTheReadingOfTheLabelAndNeverComesBack() {
        var protocol = ProtocolSample.of("ESKETAMINE_TRD").protocol();
        assertEquals(1, database.update("""
                        insert into protocol (id, code, version, definition, created_at, created_by, retired_at, retired_by)
                        values (gen_random_uuid(), ?, 1,
                            jsonb_set(?::jsonb, '{vitals,1}', '{"everyMinutes": 40, "phase": "OBSERVATION"}'), now(), 'test', now(), 'test')
                        """, protocol.code(), ProtocolRow.definition(protocol)));
        var failure = assertThrows(
                Database.Failure.class,
                () -> database.update(
                        "update protocol set retired_at = null, retired_by = null where code = ?", protocol.code()));
        assertTrue(failure.getMessage().contains("protocol_esketamine_vitals"), failure::getMessage);
    }

    @Test
    void aVersionNeverChanges() {
        var protocol = ProtocolSample.inAnyClinic().install();
        var failure = assertThrows(
                Database.Failure.class,
                () -> database.update(
                        "update protocol set definition = definition || '{\"name\": \"other\"}' where id = ?",
                        protocol.id()));
        assertTrue(failure.getMessage().contains("a version of a protocol stays"), failure::getMessage);
    }

    private int versionsOf(String code) {
        return database.first("select count(*)::int from protocol where code = ?", row -> row.getInt(1), code)
                .orElseThrow();
    }

    private static JsonNode json(Object value) {
        return new ObjectMapper().valueToTree(value);
    }

    private static Wire manager() {
        return Office.staff("manager");
    }

    private static List<String> codes(Answer list) {
        return list.body().path("items").findValuesAsText("code");
    }
}
