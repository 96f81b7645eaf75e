package org.stillpoint.contract;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.restassured.OpenApiValidationFilter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.common.mapper.TypeRef;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.stillpoint.testsupport.DemoDay;
import org.stillpoint.testsupport.DemoServer;
import org.stillpoint.testsupport.WithDemoServer;

/** Who copies an example of a request from the served document gets it done by the demo clinic. */
@WithDemoServer
class ExamplesIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The first works once, on a server without any account, the others hours after a dose. */
    private static final Set<String> NOT_HERE = Set.of(
            "setUpFirstManager", "dischargeSession", "readFollowUpQuestions", "answerCheckIn", "answerQuestionnaire");

    private static final Map<String, String> TOKENS = new HashMap<>();

    private String hold;
    private String repair = "";
    private OpenApiValidationFilter validation;

    private record Example(
            String operation, String verb, String path, String mediaType, String name, JsonNode value, String roles) {}

    @TestFactory
    List<DynamicTest> everyRequestWorks() throws IOException {
        var document = DemoServer.contract();
        validation = new OpenApiValidationFilter(
                OpenApiInteractionValidator.createForInlineApiSpecification(document.toString())
                        .build());
        var examples = new ArrayList<Example>();
        document.get("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(operation -> operation.getValue().has("requestBody"))
                .forEach(operation -> examples.addAll(examples(path.getKey(), operation))));
        assertThat(examples).isNotEmpty();
        return examples.stream()
                .map(example -> DynamicTest.dynamicTest(
                        example.operation() + ": " + example.name(), () -> assertWorks(example)))
                .toList();
    }

    private void assertWorks(Example example) throws IOException {
        assertThat(send(example).statusCode()).isBetween(200, 299);
        if (example.operation().equals("changeOwnPassword")) {
            TOKENS.clear(); // a new password ends them
        }
    }

    private static List<Example> examples(String path, Map.Entry<String, JsonNode> operation) {
        var id = operation.getValue().get("operationId").asText();
        var content = operation
                .getValue()
                .at("/requestBody/content")
                .properties()
                .iterator()
                .next();
        assertThat(content.getValue().path("examples")).as("examples of " + id).isNotEmpty();
        return NOT_HERE.contains(id)
                ? List.of()
                : content.getValue().get("examples").properties().stream()
                        .map(example -> new Example(
                                id,
                                operation.getKey(),
                                path,
                                content.getKey(),
                                example.getKey(),
                                example.getValue().get("value"),
                                operation
                                        .getValue()
                                        .path("description")
                                        .asText()
                                        .replaceFirst("(?s).*Roles: ", "")))
                        .toList();
    }

    private Response send(Example example) throws IOException {
        var path = example.path();
        var request = given().baseUri(DemoServer.url().toString()).contentType(example.mediaType());
        if (isOfASender(example)) {
            var own = ownRequest();
            hold = example.value().has("hold") ? anotherHold() : hold;
            path = path.replace("{id}", own.get("id").toString());
            request.header("Authorization", "Bearer " + own.get("key")).header("If-Match", "\"0\"");
        } else if (!example.operation().equals("signIn")) {
            request.header("Authorization", "Bearer " + token(example));
        }
        if (path.startsWith("/v1/appointments/{id}")) {
            path = path.replace("{id}", appointment(request));
        }
        if (Set.of("changePatient", "mergePatient").contains(example.operation())) {
            request.header("If-Match", "\"0\"");
            path = path.replace("{id}", newPatient());
        }
        if (example.operation().equals("giveAccountRoles")) {
            request.header("If-Match", "\"0\"");
        }
        if (path.startsWith("/v1/treatment-series/{id}")) {
            path = path.replace("{id}", series(example, request)).replace("{proposal}", repair);
        }
        if (example.operation().equals("erasePatient")) {
            path = path.replace("{id}", newPatient());
        }
        if (path.startsWith("/v1/appointment-requests/{id}/legal-hold")) {
            path = path.replace("{id}", ownRequest().get("id").toString());
            if (example.operation().equals("releaseRequest")) {
                given().spec(request).body(example.value().toString()).post(path.replace("/release", ""));
            }
        }
        if (path.startsWith("/v1/patients/{id}/")) {
            path = withOwnRow(path.replace("{id}", patient("ESKETAMINE_84")));
        }
        if (path.startsWith("/v1/sessions/{id}")) {
            path = path.replace("/forms/{code}", "/forms/REMS_ADVERSE_EVENT");
            var day = session(example, request);
            if (path.contains("{entry}") && path.contains("/gates/")) {
                path = path.replace(
                        "{entry}", DemoDay.evidence(DemoServer.url(), day, gate(example), token("prescriber")));
            }
            path = withOwnRow(path.replace("{id}", day).replace("{code}", gate(example)));
        }
        if (path.startsWith("/v1/follow-ups/{id}")) {
            var patient = newPatient();
            var checkIn = DemoDay.followUp(DemoServer.url(), patient, token("prescriber"), token("manager"));
            path = path.replace("{id}", example.operation().equals("bookFollowUp") ? visit(patient, example) : checkIn);
            request.header("If-Match", "\"0\"");
        }
        if (path.startsWith("/v1/repair-proposals/{id}")) {
            path = path.replace("{id}", repair());
        }
        path = withOwnRow(path.replace("{code}", "harbor"));
        if (path.startsWith("/v1/appointment-requests/{id}")) {
            path = path.replace("{id}", request(example));
        }
        path = path.replace("{actor}", "harbor-pump-1").replace("{id}", path.contains("{id}") ? account() : "");
        if (example.value().has("grant_type")) {
            example.value()
                    .properties()
                    .forEach(field ->
                            request.formParam(field.getKey(), field.getValue().asText()));
        } else if (example.value().isTextual()) {
            // The whole clinic would be replaced by the small one: it is enough that it could be.
            request.queryParam("dryRun", true).body(example.value().asText().getBytes(StandardCharsets.UTF_8));
        } else {
            // Both the example and its answer are of the documented shape; the validator does not see forms.
            request.filter(validation).body(withOwnHold(example.value()).toString());
        }
        var answer = request.request(example.verb(), path);
        if (example.operation().equals("holdSlot")) {
            hold = answer.asString();
        }
        return answer;
    }

    /** What is done with the key of an appointment request. */
    private static boolean isOfASender(Example example) {
        return Set.of("correctOwnContact", "answerScreening", "bookOwnAssessment")
                .contains(example.operation());
    }

    /** On the last start that is offered long after the weeks of the examples. */
    private static String anotherHold() {
        return given().baseUri(DemoServer.url().toString())
                .contentType("application/json")
                .body(farPlace())
                .post("/v1/holds")
                .asString();
    }

    private static Map<String, Object> farPlace() {
        var from = LocalDate.now(ZoneOffset.UTC).plusDays(70);
        var body = new HashMap<String, Object>(Map.of("service", "INITIAL_ASSESSMENT", "site", "mesa"));
        List<Map<String, Object>> slots = given().baseUri(DemoServer.url().toString())
                .queryParams(body)
                .queryParams("from", from.toString(), "to", from.plusDays(7).toString(), "limit", 200)
                .get("/v1/session-slots")
                .path("items");
        body.put("start", slots.getLast().get("start"));
        return body;
    }

    private static Map<String, Object> ownRequest() {
        return given().baseUri(DemoServer.url().toString())
                .contentType("application/json")
                .body("""
                        {"kind": "APPOINTMENT", "name": "Ada Testperson", "email": "ada@patients.example",
                         "safeToLeaveMessage": false, "consent": {"version": "1", "given": true}}""")
                .post("/v1/appointment-requests")
                .as(new TypeRef<>() {});
    }

    /** The manager has no clinical role. */
    private static String token(Example example) {
        boolean clinical = example.roles().contains("PRESCRIBER")
                || example.roles().contains("NURSE")
                || example.value().at("/override").has("gates")
                || example.operation().equals("triageAppointmentRequest")
                || example.operation().equals("changeOwnPassword");
        return token(clinical ? "prescriber" : "manager");
    }

    /** Puts in the newest row of the list that the address stands under. */
    private static String withOwnRow(String path) {
        var row = path.indexOf("/{");
        if (row < 0 || path.contains("{id}") || path.contains("{actor}")) {
            return path;
        }
        String newest = given().baseUri(DemoServer.url().toString())
                .header(
                        "Authorization",
                        "Bearer "
                                + token(
                                        path.startsWith("/v1/sites") || path.contains("/legal-holds")
                                                ? "manager"
                                                : "prescriber"))
                .get(path.substring(0, row))
                .path("items[0].id");
        return path.substring(0, row + 1) + newest + path.substring(path.indexOf('}') + 1);
    }

    private static String token(String username) {
        return TOKENS.computeIfAbsent(username, ExamplesIT::signedIn);
    }

    private static String signedIn(String username) {
        return given().baseUri(DemoServer.url().toString())
                .formParams(Map.of("grant_type", "password", "username", username, "password", "stillpoint-demo"))
                .post("/v1/auth/token")
                .path("access_token");
    }

    /** Puts in the id and the key that the answer to the example of a hold had. */
    private JsonNode withOwnHold(JsonNode value) throws IOException {
        if (value.has("hold")) {
            var own = JSON.readTree(hold);
            ((ObjectNode) value.get("hold"))
                    .put("id", own.get("id").asText())
                    .put("key", own.get("key").asText());
        }
        if (value.has("practitioner")) {
            ((ObjectNode) value).put("practitioner", "day-prescriber");
        }
        for (var told : value.findParents("lastFoodAt")) {
            ((ObjectNode) told).setAll((ObjectNode) JSON.valueToTree(DemoDay.fasting()));
        }
        if (value.has("duplicate")) {
            ((ObjectNode) value).put("duplicate", newPatient());
        }
        if (value.has("patient")) {
            ((ObjectNode) value).put("patient", patient("IV_KETAMINE_40"));
        }
        if (value.has("appointment")) {
            ((ObjectNode) value)
                    .put(
                            "appointment",
                            DemoDay.booked(
                                    DemoServer.url(),
                                    newPatient(),
                                    "IV_KETAMINE_40",
                                    token("prescriber"),
                                    token("manager")));
        }
        return value;
    }

    /** A new one for each example, in the state that the example is for. */
    private String series(Example example, RequestSpecification request) {
        var course = DemoCourse.begun(newPatient(), token("prescriber"));
        switch (example.value().path("mode").asText()) {
            case "CONTINUE" -> course.paused();
            case "STEP_BACK" -> course.reviewed();
            default -> {}
        }
        if (example.value().has("proposal")) {
            ((ObjectNode) example.value()).put("proposal", course.proposal());
        }
        if (example.operation().equals("changeProtocolVersionOfSeries")) {
            course.withAnotherVersion();
        }
        if (example.operation().equals("acceptSeriesRepair")) {
            repair = course.cancelled().repair();
        }
        request.header("If-Match", "\"" + course.version() + "\"");
        return course.id();
    }

    /** A new one for each example, in the state that the example is for. */
    private static String session(Example example, RequestSpecification request) {
        var day = DemoDay.begun(DemoServer.url(), newPatient(), "ESKETAMINE_84", token("prescriber"), token("manager"))
                .withEntryFor(example.operation());
        var form = Map.of("completeForm", 0, "submitForm", 1).get(example.operation());
        request.header("If-Match", "\"" + (form == null ? day.version() : form) + "\"");
        return day.id();
    }

    /** Which the name of the example tells, where it matters. */
    private static String gate(Example example) {
        var name = Pattern.compile("\\(([A-Z_]+)").matcher(example.name());
        return name.find() ? name.group(1) : DemoDay.FASTING;
    }

    /** Somebody who has such visits. */
    private static String patient(String service) {
        return given().baseUri(DemoServer.url().toString())
                .header("Authorization", "Bearer " + token("manager"))
                .queryParam("limit", 200)
                .get("/v1/appointments")
                .path("items.find { it.service == '" + service + "' && it.site == 'harbor' }.patient");
    }

    private String appointment(RequestSpecification request) {
        List<Map<String, Object>> booked = given().baseUri(DemoServer.url().toString())
                .header("Authorization", "Bearer " + token("manager"))
                .queryParam("status", "BOOKED")
                .queryParam("limit", 200)
                .get("/v1/appointments")
                .path("items");
        var assessments = booked.stream()
                .filter(each -> each.get("service").equals("INITIAL_ASSESSMENT"))
                .collect(Collectors.toList());
        var last = assessments.getLast();
        request.header("If-Match", "\"" + last.get("version") + "\"");
        return last.get("id").toString();
    }

    /** Of the last assessment, whose room is taken away for an hour. */
    private static String repair() {
        var desk = given().baseUri(DemoServer.url().toString())
                .header("Authorization", "Bearer " + token("manager"))
                .contentType("application/json");
        List<Map<String, Object>> booked = given().spec(desk)
                .queryParam("status", "BOOKED")
                .queryParam("limit", 200)
                .get("/v1/appointments")
                .path("items");
        var last = booked.stream()
                .filter(each -> each.get("service").equals("INITIAL_ASSESSMENT"))
                .toList()
                .getLast();
        var room = (Map<?, ?>) ((List<?>) last.get("actors")).getFirst();
        var start = OffsetDateTime.parse(last.get("start").toString());
        given().spec(desk)
                .body(Map.of(
                        "start", last.get("start"), "end", last.get("end"), "kind", "MAINTENANCE", "displace", true))
                .post("/v1/actors/" + room.get("actor") + "/blocks")
                .then()
                .statusCode(201);
        var day = start.toLocalDate().toString();
        return given().spec(desk)
                .body(Map.of("site", last.get("site"), "from", day, "to", day))
                .post("/v1/repair-proposals")
                .path("id");
    }

    private static String newPatient() {
        return given().baseUri(DemoServer.url().toString())
                .header("Authorization", "Bearer " + token("frontdesk"))
                .contentType("application/json")
                .body("""
                        {"givenName": "Bea", "familyName": "Testperson", "dateOfBirth": "1980-05-17",
                         "phone": "+12125550143"}""")
                .post("/v1/patients")
                .path("id");
    }

    /** A new one for each example, in the state that the example is for. */
    private static String request(Example example) {
        var request = new HashMap<String, Object>(Map.of(
                "kind",
                "APPOINTMENT",
                "name",
                "Ada Testperson",
                "email",
                UUID.randomUUID().toString().substring(0, 8) + "@patients.example",
                "safeToLeaveMessage",
                false,
                "inDanger",
                example.operation().equals("clearRequestCrisis"),
                "consent",
                Map.of("version", "2026-01", "given", true)));
        // Staff enter as many as they like.
        String id = given().baseUri(DemoServer.url().toString())
                .header("Authorization", "Bearer " + token("frontdesk"))
                .contentType("application/json")
                .body(request)
                .post("/v1/appointment-requests")
                .path("id");
        if (example.operation().equals("reopenAppointmentRequest")) {
            given().baseUri(DemoServer.url().toString())
                    .header("Authorization", "Bearer " + token("frontdesk"))
                    .contentType("application/json")
                    .body(Map.of("decision", "SPAM"))
                    .post("/v1/appointment-requests/" + id + "/triage")
                    .then()
                    .statusCode(200);
        }
        if (example.operation().equals("reverseConversion")) {
            convertAndCancel(id);
        }
        return id;
    }

    private static void convertAndCancel(String request) {
        var desk = given().baseUri(DemoServer.url().toString())
                .header("Authorization", "Bearer " + token("frontdesk"))
                .contentType("application/json");
        var conversion = farPlace();
        conversion.put("newPerson", true);
        conversion.put("person", Map.of("givenName", "Ada", "familyName", "Testperson", "dateOfBirth", "1980-05-17"));
        String visit = given().spec(desk)
                .body(conversion)
                .post("/v1/appointment-requests/" + request + "/conversion")
                .path("appointment.id");
        given().spec(desk)
                .header("If-Match", "\"0\"")
                .body(Map.of("reason", "PATIENT_ILLNESS"))
                .post("/v1/appointments/" + visit + "/cancellation")
                .then()
                .statusCode(200);
    }

    /** The next one of somebody who was treated once, at the first of its starts. */
    private static String visit(String patient, Example example) {
        var desk = given().baseUri(DemoServer.url().toString()).header("Authorization", "Bearer " + token("manager"));
        String due = given().spec(desk)
                .get("/v1/follow-up-schedules/" + patient)
                .path("items.find { it.code == 'RETURN' }.id");
        String start = given().spec(desk)
                .get("/v1/follow-ups/" + due + "/session-slots")
                .path("items[0].start");
        ((ObjectNode) example.value()).put("start", start);
        return due;
    }

    private static String account() {
        List<Map<String, Object>> accounts = given().baseUri(DemoServer.url().toString())
                .header("Authorization", "Bearer " + token("manager"))
                .get("/v1/accounts")
                .path("items");
        return accounts.stream()
                .filter(account -> account.get("username").equals("nurse.example"))
                .findFirst()
                .orElseThrow()
                .get("id")
                .toString();
    }
}
