package org.stillpoint.contract;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillpoint.testsupport.Office;

/** What a client that goes by the contract refuses is what the server refuses. */
@QuarkusTest
class ContractTest {

    private JsonNode contract;

    @BeforeEach
    void read() throws JsonProcessingException {
        contract = new ObjectMapper()
                .readTree(given().get("/q/openapi?format=json").asString());
    }

    private JsonNode operation(String id) {
        return contract.path("paths")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .filter(operation -> operation.path("operationId").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** Bean Validation compares the whole text; only what must not be blank is looked for. */
    @Test
    void everyPatternIsOfTheWholeText() {
        var patterns = contract.findValues("pattern").stream()
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .toList();
        assertThat(patterns)
                .contains("\\S", "^(?:[A-Z]{2})$")
                .filteredOn(pattern -> !pattern.equals("\\S"))
                .allSatisfy(pattern -> assertThat(pattern).startsWith("^").endsWith("$"));
    }

    @Test
    void whatWasReadOfAPatientMayBeSentBack() {
        var schemas = contract.at("/components/schemas");
        assertThat(schemas.at("/RecordPatient/additionalProperties").asBoolean(true))
                .isFalse();
        var known = schemas.at("/RecordPatient/properties").propertyStream().map(each -> each.getKey());
        assertThat(known.toList())
                .containsAll(schemas.at("/PatientView/properties")
                        .propertyStream()
                        .map(each -> each.getKey())
                        .toList());
        var read = Office.desk().get("/v1/patients/" + Office.patient()).expect(200);
        assertThat(schemas.at("/RecordPatient/properties")
                        .propertyStream()
                        .map(each -> each.getKey())
                        .toList())
                .containsAll(
                        read.body().propertyStream().map(each -> each.getKey()).toList());
    }

    @Test
    void howASenderIsReachedMayBeSentBackAsItWasRead() {
        assertThat(propertiesOf("ContactPoints")).containsAll(propertiesOf("OwnContact"));
    }

    private List<String> propertiesOf(String schema) {
        return contract.at("/components/schemas/" + schema + "/properties")
                .propertyStream()
                .map(each -> each.getKey())
                .toList();
    }

    @Test
    void aProtocolMayBeSentBackAsItWasReadAndNothingElseIn() {
        assertThat(propertiesOf("DefineProtocol")).containsAll(propertiesOf("ProtocolView"));
        assertThat(contract.at("/components/schemas/DefineProtocol/required"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder(
                        "code",
                        "name",
                        "route",
                        "source",
                        "course",
                        "spacing",
                        "observation",
                        "vitals",
                        "bloodPressure");
        for (var part : List.of("DefineProtocol", "Spacing", "LateLimit", "DaysBetween", "Fasting", "BloodPressure")) {
            assertThat(contract.at("/components/schemas/" + part + "/additionalProperties")
                            .asBoolean(true))
                    .as(part)
                    .isFalse();
        }
    }

    /** A discharge makes nothing new, and of protocols only what differs from what there is. */
    @Test
    void whatASuccessIsAnsweredWithIsNamed() {
        assertThat(successesOf("dischargeSession")).containsExactly("200");
        assertThat(successesOf("defineProtocol")).containsExactly("200", "201");
        assertThat(successesOf("bookAppointment")).containsExactly("201");
        var defined = operation("defineProtocol").path("responses");
        assertThat(defined.at("/200/content"))
                .isEqualTo(defined.at("/201/content"))
                .isNotEmpty();
        assertThat(defined.at("/200/headers").has("Location")).isFalse();
    }

    private List<String> successesOf(String id) {
        return operation(id)
                .path("responses")
                .propertyStream()
                .map(each -> each.getKey())
                .filter(status -> status.startsWith("2"))
                .toList();
    }

    @Test
    void aPasswordsLengthIsInBytes() {
        var password = contract.at("/components/schemas/CreateAccount/properties/password");
        assertThat(password.path("description").asText()).isEqualTo("12 to 72 bytes of UTF-8");
        assertThat(password.path("maxLength").asInt()).isEqualTo(72);
        assertThat(password.path("minLength").asInt())
                .as("characters of four bytes")
                .isEqualTo(3);
    }

    @Test
    void whatIsLimitedTellsWhatIsLeft() {
        for (var id : List.of("sendAppointmentRequest", "holdSlot", "cancelAppointment")) {
            var responses = operation(id).path("responses");
            Stream.of(responses.path("429"), responses.has("201") ? responses.path("201") : responses.path("200"))
                    .forEach(response -> assertThat(
                                    response.path("headers").propertyStream().map(each -> each.getKey()))
                            .as(id)
                            .contains("RateLimit", "RateLimit-Policy"));
        }
        assertThat(operation("readPatient").path("responses").toString()).doesNotContain("RateLimit");
    }

    /** Programs look at them; what a kind has of its own is in its example. */
    @Test
    void theMembersOfProblemsAreDescribed() throws ClassNotFoundException {
        var examples = contract.at("/components/examples");
        assertThat(examples.at("/slot-taken/value/blockers/0/role").asText()).isNotEmpty();
        assertThat(examples.at("/gates-not-met/value/gates/0/broken/0/rule").asText())
                .isNotEmpty();
        assertThat(examples.at("/form-not-open/value").has("currentStatus")).isTrue();
        assertThat(examples.at("/invalid-request/value/errors")).isNotEmpty();
        assertThat(propertiesOf("Problem"))
                .contains("triesLeft", "noticeHours", "most", "proposal", "last", "to")
                .containsAll(examples.valueStream()
                        .flatMap(example -> example.path("value").propertyStream())
                        .map(each -> each.getKey())
                        .toList());
        assertThat(propertiesOf("ProblemTaken")).contains("step", "appointment", "to", "problem");
        assertThat(contract.at("/components/schemas/Problem/properties/gates/items/$ref")
                        .asText())
                .endsWith("/NotMet");
        for (var example : List.of(
                Map.entry("/start-not-allowed/value/reasons/0/rule", "scheduling.StartRule"),
                Map.entry("/gates-not-met/value/gates/0/broken/0/rule", "treatment.SpacingCode"),
                Map.entry("/dose-not-possible/value/reasons/0/rule", "session.DoseRule"),
                Map.entry("/discharge-not-possible/value/missing/0/code", "session.DischargeCondition"))) {
            assertThat(namesOf(example.getValue()))
                    .as(example.getKey())
                    .contains(examples.at(example.getKey()).asText());
        }
    }

    /** Most of them are their package's own. */
    private static List<String> namesOf(String constants) throws ClassNotFoundException {
        return Stream.of(Class.forName("org.stillpoint." + constants).getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .toList();
    }

    @Test
    void whatCarriesATagSaysSo() {
        for (var id : List.of("readResponse", "readTrend", "readOwnContact", "readProtocol")) {
            assertThat(operation(id).at("/responses/200/headers").has("ETag"))
                    .as(id)
                    .isTrue();
            assertThat(operation(id).path("responses").has("304")).as(id).isTrue();
            assertThat(operation(id).path("parameters").toString()).as(id).contains("IfNoneMatch");
        }
        assertThat(operation("giveAccountRoles").path("parameters").toString()).contains("If-Match");
        for (var id : List.of("recordResponse", "correctResponse", "bookAppointment")) {
            assertThat(operation(id).at("/responses/201/headers").has("ETag"))
                    .as(id)
                    .isTrue();
        }
        for (var id : List.of("holdSlot", "proposeRepair", "recordVitals")) {
            assertThat(operation(id).at("/responses/201/headers").has("ETag"))
                    .as(id)
                    .isFalse();
        }
        assertThat(operation("printCourseReport").toString()).doesNotContain("ETag", "304");
    }

    @Test
    void whatIsInEveryAnswerIsRequired() {
        assertThat(requiredOf("PageSiteView")).containsExactly("items");
        assertThat(requiredOf("CrisisResource")).containsExactly("name");
        assertThat(requiredOf("ItemView")).containsExactlyInAnyOrder("code", "text");
        assertThat(requiredOf("AccountView"))
                .containsExactlyInAnyOrder("id", "username", "roles", "active", "createdAt", "version");
        assertThat(requiredOf("BlockView")).contains("actor", "kind").doesNotContain("note", "displaced", "unreadable");
        assertThat(requiredOf("NotMet"))
                .as("an empty list is not sent")
                .contains("state")
                .doesNotContain("until", "broken");
        assertThat(requiredOf("Phase")).containsExactlyInAnyOrder("code", "minutes");
        assertThat(requiredOf("OutcomesShare")).isEmpty();
        assertThat(requiredOf("PlanMargins")).as("is sent too").isEmpty();
        assertThat(operation("signIn")
                        .path("requestBody")
                        .findValues("required")
                        .toString())
                .contains("grant_type", "username", "password");
    }

    private List<String> requiredOf(String schema) {
        return contract.at("/components/schemas/" + schema + "/required")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }

    @Test
    void whatABookingPageMustKnowIsTold() {
        var schemas = contract.at("/components/schemas");
        for (var contact : List.of("RequestAppointment", "ContactPoints")) {
            assertThat(schemas.at("/" + contact + "/properties/email/description")
                            .asText())
                    .contains("`phone`");
            assertThat(schemas.at("/" + contact + "/properties/preferredContact/description")
                            .asText())
                    .contains("`phone`");
            assertThat(schemas.at("/" + contact + "/properties/bestTimes/description")
                            .asText())
                    .contains("`timeZone`");
        }
        assertThat(schemas.at("/Consent/properties/given/description").asText()).contains("true");
        assertThat(schemas.at("/SearchPatients/description").asText()).contains("is needed");
        assertThat(schemas.at("/RequestReceipt/properties/key/description").asText())
                .contains("180 days");
    }

    @Test
    void whatAVisitorDoesWithTheirOwnIsInTheWebsitesGroup() {
        for (var id : List.of(
                "bookAppointment",
                "listAppointments",
                "readAppointment",
                "rescheduleAppointment",
                "cancelAppointment",
                "answerScreening",
                "readScreening")) {
            assertThat(operation(id).path("tags"))
                    .as(id)
                    .extracting(JsonNode::asText)
                    .contains("Website");
        }
    }

    /** Also where nothing is sent. */
    @Test
    void everyAnswerInJsonHasAnExample() {
        var without = contract.path("paths")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .filter(operation -> operation
                        .path("responses")
                        .propertyStream()
                        .filter(response -> response.getKey().startsWith("2"))
                        .map(response -> response.getValue().at("/content/application~1json"))
                        .anyMatch(body -> !body.isMissingNode() && !body.has("example")))
                .map(operation -> operation.path("operationId").asText());
        assertThat(without).isEmpty();
    }

    @Test
    void whoIsToTryAgainIsToldWhen() {
        assertThat(operation("readPatient").at("/responses/default/headers").has("Retry-After"))
                .isTrue();
        assertThat(operation("holdSlot").at("/responses/429/headers").has("Retry-After"))
                .isTrue();
    }

    @Test
    void aClinicFileThatWasNeverLoadedIsNotFound() {
        assertThat(operation("readClinicFile").path("responses").has("404")).isTrue();
    }
}
