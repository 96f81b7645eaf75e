package org.stillpoint.contract;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.lessThan;

import io.restassured.common.mapper.TypeRef;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stillpoint.testsupport.DemoServer;

/** A patient of the demo clinic who has all that infusions need, in the middle of a series of them. */
final class DemoCourse {

    private static final String SERIES = "/v1/treatment-series";

    private final String token;
    private String id;

    private DemoCourse(String token) {
        this.token = token;
    }

    /** As the prescriber whose token that is. */
    static DemoCourse begun(String patient, String token) {
        var course = new DemoCourse(token);
        var chart = "/v1/patients/" + patient + "/";
        course.post(chart + "evaluations", Map.of("clinician", "harbor-prescriber-1"));
        course.post(chart + "screening-reviews", Map.of("outcome", "NO_CONCERN"));
        for (var kind : List.of("TREATMENT", "OFF_LABEL")) {
            course.post(chart + "consents", Map.of("kind", kind, "textVersion", "2026-01", "signedBy", "PATIENT"));
        }
        var today = LocalDate.now(ZoneOffset.UTC);
        course.post(
                chart + "clearances",
                Map.of(
                        "route",
                        "IV_KETAMINE",
                        "decision",
                        "CLEARED",
                        "indication",
                        "DEPRESSION",
                        "validUntil",
                        today.plusDays(170).toString()));
        var start = Map.of(
                "from", today.plusDays(70).toString(), "to", today.plusDays(83).toString());
        course.id = course.post(
                        SERIES,
                        Map.of("patient", patient, "protocol", "IV_6_IN_3_WEEKS", "site", "harbor", "start", start))
                .path("id");
        return course;
    }

    private Response post(String path, Object body) {
        var answer = given().baseUri(DemoServer.url().toString())
                .header("Authorization", "Bearer " + token)
                .header("If-Match", id == null ? "\"0\"" : "\"" + version() + "\"")
                .contentType("application/json")
                .body(body)
                .post(path);
        answer.then().statusCode(lessThan(300));
        return answer;
    }

    String id() {
        return id;
    }

    int version() {
        return given().baseUri(DemoServer.url().toString())
                .header("Authorization", "Bearer " + token)
                .get(SERIES + "/" + id)
                .path("version");
    }

    DemoCourse paused() {
        post(SERIES + "/" + id + "/pause", Map.of("reason", "Abroad"));
        return this;
    }

    /** In maintenance. */
    DemoCourse reviewed() {
        post(SERIES + "/" + id + "/reviews", Map.of("decision", "CONTINUE", "nextPhase", true));
        return this;
    }

    /** The protocol has a second version since. */
    DemoCourse withAnotherVersion() {
        Map<String, Object> definition = given().baseUri(DemoServer.url().toString())
                .header("Authorization", "Bearer " + token)
                .get("/v1/protocols/IV_6_IN_3_WEEKS")
                .as(new TypeRef<>() {});
        Set.of("id", "version", "retired", "outsideUsualRange").forEach(definition::remove);
        definition.put("name", "Six infusions, for the second time");
        given().baseUri(DemoServer.url().toString())
                .header("Authorization", "Bearer " + token)
                .header("If-Match", "\"1\"")
                .contentType("application/json")
                .body(definition)
                .post("/v1/protocols")
                .then()
                .statusCode(lessThan(300));
        return this;
    }

    /** All is booked, and the patient can not come to the first of it. */
    DemoCourse cancelled() {
        String first = post(SERIES + "/" + id + "/bookings", Map.of("proposal", proposal()))
                .path("appointments[0].appointment");
        given().baseUri(DemoServer.url().toString())
                .header("Authorization", "Bearer " + token)
                .header("If-Match", "\"0\"")
                .contentType("application/json")
                .body(Map.of("reason", "PATIENT"))
                .post("/v1/appointments/" + first + "/cancellation")
                .then()
                .statusCode(200);
        return this;
    }

    String repair() {
        return post(SERIES + "/" + id + "/repair-proposals", Map.of()).path("id");
    }

    String proposal() {
        return post(SERIES + "/" + id + "/proposals", Map.of("limit", 1)).path("items[0].id");
    }
}
