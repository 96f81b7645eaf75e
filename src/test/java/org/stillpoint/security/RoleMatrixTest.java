package org.stillpoint.security;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toCollection;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stillpoint.testsupport.SignedIn;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire;

/**
 * Every endpoint and who may call it. An endpoint without a row fails; so does a row without an endpoint. Each row is tried as
 * every kind of caller: who is not named gets 401 without and 403 with a sign-in, whoever is named gets anything else.
 */
@QuarkusTest
class RoleMatrixTest {

    private static final String[] EVERYBODY = {
        "nobody",
        "FRONT_DESK",
        "NURSE",
        "PRESCRIBER",
        "MANAGER",
        "SERVICE",
        "HOLD_KEY",
        "APPOINTMENT_KEY",
        "REQUEST_KEY",
        "PATIENT_KEY",
        "FOLLOW_UP_KEY",
        "CALENDAR_READ",
        "CALENDAR_WRITE",
        "REQUESTS_READ",
        "REQUESTS_WRITE",
        "PATIENTS_READ",
        "PATIENTS_WRITE",
        "CLINIC_READ",
        "CLINIC_WRITE"
    };
    private static final String[] STAFF = {"FRONT_DESK", "NURSE", "PRESCRIBER", "MANAGER"};
    private static final String[] SERVICES = {
        "SERVICE",
        "CALENDAR_READ",
        "CALENDAR_WRITE",
        "REQUESTS_READ",
        "REQUESTS_WRITE",
        "PATIENTS_READ",
        "PATIENTS_WRITE",
        "CLINIC_READ",
        "CLINIC_WRITE"
    };

    private static final List<Row> ROWS = List.of(
            row("POST /v1/auth/token", EVERYBODY).sending("application/x-www-form-urlencoded", ""),
            row("GET /v1/auth/me", with(STAFF, SERVICES)),
            row("PUT /v1/auth/password", with(STAFF, SERVICES)),
            row("POST /v1/setup", EVERYBODY),
            row("GET /v1/accounts", "MANAGER"),
            row("POST /v1/accounts", "MANAGER"),
            row("GET /v1/accounts/{id}", "MANAGER"),
            row("POST /v1/accounts/{id}/deactivation", "MANAGER"),
            row("POST /v1/accounts/{id}/reactivation", "MANAGER"),
            row("PUT /v1/accounts/{id}/roles", "MANAGER"),
            row("PUT /v1/accounts/{id}/password", "MANAGER"),
            row("POST /v1/signing-keys/rotation", "MANAGER"),
            row("GET /v1/encryption-keys", "MANAGER"),
            row("POST /v1/encryption-keys/rotation", "MANAGER"),
            row("GET /v1/audit-events", "MANAGER"),
            row("POST /v1/audit-events/verification", "MANAGER"),
            row("GET /v1/sites", EVERYBODY),
            row("GET /v1/services", EVERYBODY),
            row("GET /v1/actors", with(STAFF, "CLINIC_READ")),
            row("GET /v1/clinic-file", "MANAGER", "CLINIC_READ"),
            row("POST /v1/clinic-file", "MANAGER", "CLINIC_WRITE").sending("application/yaml", "{}"),
            row("GET /v1/protocols", with(STAFF, "CLINIC_READ")),
            row("GET /v1/protocols/{code}", with(STAFF, "CLINIC_READ")),
            row("POST /v1/protocols", "PRESCRIBER", "MANAGER"),
            row("POST /v1/protocols/{code}/retirement", "PRESCRIBER", "MANAGER"),
            row("GET /v1/conditions", EVERYBODY),
            row("POST /v1/appointment-requests", EVERYBODY),
            row("GET /v1/appointment-requests", with(STAFF, "REQUESTS_READ")),
            row("GET /v1/appointment-requests/numbers", "MANAGER"),
            row("POST /v1/appointment-requests/{id}/assignment", with(STAFF, "REQUESTS_WRITE")),
            row("DELETE /v1/appointment-requests/{id}/assignment", with(STAFF, "REQUESTS_WRITE")),
            row("POST /v1/appointment-requests/{id}/contact-attempts", with(STAFF, "REQUESTS_WRITE")),
            row("GET /v1/appointment-requests/{id}/contact-attempts", with(STAFF, "REQUESTS_READ")),
            row("POST /v1/appointment-requests/{id}/triage", STAFF),
            row("GET /v1/appointment-requests/{id}/decisions", with(STAFF, "REQUESTS_READ")),
            row("POST /v1/appointment-requests/{id}/letting-through", STAFF),
            row("POST /v1/appointment-requests/{id}/separation", STAFF),
            row("POST /v1/appointment-requests/{id}/crisis-flag", STAFF),
            row("POST /v1/appointment-requests/{id}/reopening", STAFF),
            row("POST /v1/appointment-requests/{id}/crisis-clearing", "NURSE", "PRESCRIBER"),
            row("POST /v1/appointment-requests/{id}/conversion", STAFF),
            row("POST /v1/appointment-requests/{id}/conversion-reversal", STAFF),
            row("GET /v1/appointment-requests/{id}", with(STAFF, "REQUEST_KEY", "REQUESTS_READ")),
            row("GET /v1/appointment-requests/{id}/contact", "REQUEST_KEY"),
            row("PUT /v1/appointment-requests/{id}/contact", "REQUEST_KEY"),
            row("POST /v1/appointment-requests/{id}/withdrawal", "REQUEST_KEY"),
            row("POST /v1/appointment-requests/{id}/appointment", "REQUEST_KEY"),
            row("POST /v1/appointment-requests/{id}/screening", "REQUEST_KEY"),
            row("GET /v1/appointment-requests/{id}/screening", "REQUEST_KEY", "NURSE", "PRESCRIBER"),
            row("GET /v1/screening-questionnaire", EVERYBODY),
            row("GET /v1/session-slots", EVERYBODY),
            row("GET /v1/session-slots/explanation", with(STAFF, "CALENDAR_READ")),
            row("POST /v1/holds", EVERYBODY),
            row("GET /v1/holds/{id}", with(STAFF, "HOLD_KEY", "CALENDAR_READ")),
            row("DELETE /v1/holds/{id}", with(STAFF, "HOLD_KEY", "CALENDAR_WRITE")),
            row("POST /v1/appointments", EVERYBODY),
            row("GET /v1/appointments", with(STAFF, "PATIENT_KEY", "CALENDAR_READ")),
            row("GET /v1/shifted-appointments", "MANAGER"),
            row("GET /v1/appointments/{id}", with(STAFF, "APPOINTMENT_KEY", "PATIENT_KEY", "CALENDAR_READ")),
            row(
                    "POST /v1/appointments/{id}/rescheduling",
                    with(STAFF, "APPOINTMENT_KEY", "PATIENT_KEY", "CALENDAR_WRITE")),
            row(
                    "POST /v1/appointments/{id}/cancellation",
                    with(STAFF, "APPOINTMENT_KEY", "PATIENT_KEY", "CALENDAR_WRITE")),
            row("POST /v1/appointments/{id}/arrival", with(STAFF, "CALENDAR_WRITE")),
            row("POST /v1/appointments/{id}/no-show", with(STAFF, "CALENDAR_WRITE")),
            row("POST /v1/repair-proposals", STAFF),
            row("GET /v1/repair-proposals/{id}", STAFF),
            row("POST /v1/repair-proposals/{id}/acceptance", STAFF),
            row("POST /v1/actors/{actor}/blocks", with(STAFF, "CALENDAR_WRITE")),
            row("GET /v1/actors/{actor}/blocks", with(STAFF, "CALENDAR_READ")),
            row("GET /v1/actors/{actor}/blocks/{id}", with(STAFF, "CALENDAR_READ")),
            row("DELETE /v1/actors/{actor}/blocks/{id}", with(STAFF, "CALENDAR_WRITE")),
            row("POST /v1/patients", with(STAFF, "PATIENTS_WRITE")),
            row("POST /v1/patients/searches", with(STAFF, "PATIENTS_READ")),
            row("GET /v1/patients/{id}", with(STAFF, "PATIENTS_READ")),
            row("POST /v1/patients/{id}/consents", STAFF),
            row("GET /v1/patients/{id}/consents", STAFF),
            row("GET /v1/patients/{id}/consents/{consentId}", STAFF),
            row("POST /v1/patients/{id}/consents/{consentId}/revocation", STAFF),
            row("GET /v1/patients/{id}/trends/{instrument}", "NURSE", "PRESCRIBER"),
            row("GET /v1/patients/{id}/course-report", "NURSE", "PRESCRIBER"),
            row("GET /v1/outcomes", "MANAGER"),
            row("POST /v1/patients/{id}/clearances", "PRESCRIBER"),
            row("GET /v1/patients/{id}/clearances", "NURSE", "PRESCRIBER"),
            row("GET /v1/patients/{id}/clearances/{clearanceId}", "NURSE", "PRESCRIBER"),
            row("POST /v1/patients/{id}/clearances/{clearanceId}/withdrawal", "PRESCRIBER"),
            row("POST /v1/patients/{id}/evaluations", "PRESCRIBER"),
            row("GET /v1/patients/{id}/evaluations", "NURSE", "PRESCRIBER"),
            row("GET /v1/patients/{id}/evaluations/{evaluationId}", "NURSE", "PRESCRIBER"),
            row("POST /v1/patients/{id}/evaluations/{evaluationId}/withdrawal", "PRESCRIBER"),
            row("POST /v1/patients/{id}/screening-reviews", "PRESCRIBER"),
            row("GET /v1/patients/{id}/screening-reviews", "NURSE", "PRESCRIBER"),
            row("GET /v1/patients/{id}/screening-reviews/{reviewId}", "NURSE", "PRESCRIBER"),
            row("POST /v1/patients/{id}/screening-reviews/{reviewId}/withdrawal", "PRESCRIBER"),
            row("POST /v1/patients/{id}/rems-enrolments", "NURSE", "PRESCRIBER"),
            row("GET /v1/patients/{id}/rems-enrolments", "NURSE", "PRESCRIBER"),
            row("GET /v1/patients/{id}/rems-enrolments/{enrolmentId}", "NURSE", "PRESCRIBER"),
            row("POST /v1/patients/{id}/rems-enrolments/{enrolmentId}/end", "NURSE", "PRESCRIBER"),
            row("POST /v1/patients/{id}/crisis-flags", "NURSE", "PRESCRIBER"),
            row("GET /v1/patients/{id}/crisis-flags", "NURSE", "PRESCRIBER"),
            row("GET /v1/patients/{id}/crisis-flags/{flagId}", "NURSE", "PRESCRIBER"),
            row("POST /v1/patients/{id}/crisis-flags/{flagId}/clearing", "NURSE", "PRESCRIBER"),
            row("GET /v1/patients/{id}/gates", STAFF),
            row("GET /v1/appointments/{id}/gates", STAFF),
            row("POST /v1/sites/{code}/rems-certifications", "MANAGER"),
            row("GET /v1/sites/{code}/rems-certifications", STAFF),
            row("GET /v1/sites/{code}/rems-certifications/{certificationId}", STAFF),
            row("POST /v1/sites/{code}/rems-certifications/{certificationId}/end", "MANAGER"),
            row("PUT /v1/patients/{id}", with(STAFF, "PATIENTS_WRITE")),
            row("GET /v1/patients/{id}/possible-duplicates", with(STAFF, "PATIENTS_READ")),
            row("POST /v1/patients/{id}/merge", with(STAFF, "PATIENTS_WRITE")),
            row("GET /v1/patients/{id}/merges", with(STAFF, "PATIENTS_READ")),
            row("POST /v1/patients/{id}/keys", with(STAFF, "PATIENTS_WRITE")),
            row("DELETE /v1/patients/{id}/keys", with(STAFF, "PATIENTS_WRITE")),
            row("GET /v1/patients/{id}/export", "PRESCRIBER"),
            row("POST /v1/patients/{id}/erasure", "MANAGER"),
            row("POST /v1/patients/{id}/legal-holds", "MANAGER"),
            row("GET /v1/patients/{id}/legal-holds", "MANAGER"),
            row("GET /v1/patients/{id}/legal-holds/{holdId}", "MANAGER"),
            row("POST /v1/patients/{id}/legal-holds/{holdId}/release", "MANAGER"),
            row("POST /v1/retention/purge", "MANAGER"),
            row("POST /v1/appointment-requests/{id}/legal-hold", "MANAGER"),
            row("POST /v1/appointment-requests/{id}/legal-hold/release", "MANAGER"),
            row("POST /v1/treatment-series", "NURSE", "PRESCRIBER"),
            row("GET /v1/treatment-series", STAFF),
            row("GET /v1/treatment-series/{id}", STAFF),
            row("POST /v1/treatment-series/{id}/proposals", STAFF),
            row("POST /v1/treatment-series/{id}/bookings", STAFF),
            row("POST /v1/treatment-series/{id}/repair-proposals", STAFF),
            row("POST /v1/treatment-series/{id}/repair-proposals/{proposal}/acceptance", STAFF),
            row("POST /v1/treatment-series/{id}/reviews", "PRESCRIBER"),
            row("PUT /v1/treatment-series/{id}/preferences", STAFF),
            row("POST /v1/treatment-series/{id}/pause", "NURSE", "PRESCRIBER"),
            row("POST /v1/treatment-series/{id}/resumption", "NURSE", "PRESCRIBER"),
            row("POST /v1/treatment-series/{id}/protocol-version", "PRESCRIBER"),
            row("POST /v1/treatment-series/{id}/end", "NURSE", "PRESCRIBER"),
            row("GET /v1/instruments", STAFF),
            row("GET /v1/instruments/{code}", STAFF),
            row("POST /v1/patients/{id}/responses", "NURSE", "PRESCRIBER"),
            row("GET /v1/patients/{id}/outcomes", "NURSE", "PRESCRIBER"),
            row("GET /v1/patients/{id}/responses", "NURSE", "PRESCRIBER"),
            row("GET /v1/patients/{id}/responses/{response}", "NURSE", "PRESCRIBER"),
            row("POST /v1/patients/{id}/responses/{response}/corrections", "NURSE", "PRESCRIBER"),
            row("POST /v1/sessions", STAFF),
            row("GET /v1/sessions", STAFF),
            row("GET /v1/sessions/{id}", STAFF),
            row("POST /v1/sessions/{id}/vitals", "NURSE", "PRESCRIBER"),
            row("GET /v1/sessions/{id}/vitals", "NURSE", "PRESCRIBER"),
            row("POST /v1/sessions/{id}/vitals/{entry}/correction", "NURSE", "PRESCRIBER"),
            row("POST /v1/sessions/{id}/observations", "NURSE", "PRESCRIBER"),
            row("GET /v1/sessions/{id}/observations", "NURSE", "PRESCRIBER"),
            row("POST /v1/sessions/{id}/observations/{entry}/correction", "NURSE", "PRESCRIBER"),
            row("POST /v1/sessions/{id}/adverse-events", "NURSE", "PRESCRIBER"),
            row("GET /v1/sessions/{id}/adverse-events", "NURSE", "PRESCRIBER"),
            row("POST /v1/sessions/{id}/adverse-events/{entry}/correction", "NURSE", "PRESCRIBER"),
            row("POST /v1/sessions/{id}/doses", "NURSE", "PRESCRIBER"),
            row("GET /v1/sessions/{id}/doses", "NURSE", "PRESCRIBER"),
            row("POST /v1/sessions/{id}/doses/{dose}/end", "NURSE", "PRESCRIBER"),
            row("POST /v1/sessions/{id}/doses/{dose}/correction", "NURSE", "PRESCRIBER"),
            row("GET /v1/sessions/{id}/alerts", "NURSE", "PRESCRIBER"),
            row("GET /v1/sessions/{id}/forms/{code}", "NURSE", "PRESCRIBER"),
            row("POST /v1/sessions/{id}/forms/{code}/readiness", "NURSE", "PRESCRIBER"),
            row("POST /v1/sessions/{id}/forms/{code}/submission", "NURSE", "PRESCRIBER"),
            row("GET /v1/forms", "NURSE", "PRESCRIBER"),
            row("POST /v1/sessions/{id}/alerts/{alert}/acknowledgement", "NURSE", "PRESCRIBER"),
            row("GET /v1/follow-ups", STAFF),
            row("GET /v1/follow-ups/{id}", STAFF),
            row("POST /v1/follow-ups/{id}/assignment", STAFF),
            row("DELETE /v1/follow-ups/{id}/assignment", STAFF),
            row("POST /v1/follow-ups/{id}/attempts", STAFF),
            row("POST /v1/follow-ups/{id}/completion", STAFF),
            row("POST /v1/follow-ups/{id}/escalation", STAFF),
            row("POST /v1/follow-ups/{id}/acceptance", "PRESCRIBER"),
            row("GET /v1/recall-list", STAFF),
            row("GET /v1/follow-up-schedules/{patient}", with(STAFF, "PATIENT_KEY")),
            row("GET /v1/follow-ups/{id}/session-slots", STAFF),
            row("POST /v1/follow-ups/{id}/appointments", STAFF),
            row("POST /v1/sessions/{id}/check-ins", "NURSE", "PRESCRIBER"),
            row("POST /v1/follow-ups/{id}/links", STAFF),
            row("GET /v1/follow-ups/{id}/link", "FOLLOW_UP_KEY"),
            row("POST /v1/follow-ups/{id}/questions", "FOLLOW_UP_KEY"),
            row("POST /v1/follow-ups/{id}/check-ins", "FOLLOW_UP_KEY", "NURSE", "PRESCRIBER"),
            row("POST /v1/follow-ups/{id}/responses", "FOLLOW_UP_KEY"),
            row("GET /v1/follow-ups/{id}/check-in", "NURSE", "PRESCRIBER"),
            row("GET /v1/board", STAFF),
            row("GET /v1/board/events", STAFF),
            row("POST /v1/sessions/{id}/extension", "NURSE", "PRESCRIBER"),
            row("GET /v1/sessions/{id}/endangered-appointments", STAFF),
            row("POST /v1/sessions/{id}/endangered-appointments/proposals", STAFF),
            row("GET /v1/sessions/{id}/discharge", "NURSE", "PRESCRIBER"),
            row("POST /v1/sessions/{id}/discharge", "NURSE", "PRESCRIBER"),
            row("POST /v1/sessions/{id}/end-without-dose", "NURSE", "PRESCRIBER"),
            row("POST /v1/sessions/{id}/transfer", "NURSE", "PRESCRIBER"),
            row("GET /v1/sessions/{id}/summary", "NURSE", "PRESCRIBER"),
            row("GET /v1/sessions/{id}/gates", STAFF),
            row("POST /v1/sessions/{id}/gates/{code}", "NURSE", "PRESCRIBER"),
            row("POST /v1/sessions/{id}/gates/{code}/evidence/{entry}/correction", "NURSE", "PRESCRIBER"),
            row("POST /v1/sessions/{id}/gates/{code}/override", "PRESCRIBER"),
            row("POST /v1/sessions/{id}/readiness", "NURSE", "PRESCRIBER"),
            row("GET /problems", EVERYBODY),
            row("GET /problems/{slug}", EVERYBODY));

    record Row(String method, String path, Set<String> allowed, String contentType, String body) {
        /** For an endpoint that does not take JSON. */
        Row sending(String otherType, String otherBody) {
            return new Row(method, path, allowed, otherType, otherBody);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static Row row(String endpoint, String... allowed) {
        var parts = endpoint.split(" ");
        return new Row(parts[0], parts[1], Set.of(allowed), "application/json", "{}");
    }

    private static String[] with(String[] some, String... more) {
        return Stream.concat(Arrays.stream(some), Arrays.stream(more)).toArray(String[]::new);
    }

    static List<Row> rows() {
        return ROWS;
    }

    @Inject
    BeanManager beans;

    @Inject
    PersonalKeys keys;

    @Inject
    TestClock clock;

    private static final Map<String, String> BEARERS = new LinkedHashMap<>();

    @Test
    void everyEndpointHasARow() {
        var endpoints = new TreeSet<String>();
        for (var bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            var type = bean.getBeanClass();
            var base = type.getAnnotation(Path.class);
            if (base != null && !base.value().startsWith("/v1/echo")) {
                Arrays.stream(type.getDeclaredMethods())
                        .forEach(method -> endpoints.addAll(endpoints(base.value(), method)));
            }
        }
        assertEquals(ROWS.stream().map(Row::toString).collect(toCollection(TreeSet::new)), endpoints);
    }

    private static List<String> endpoints(String base, Method method) {
        var own = method.getAnnotation(Path.class);
        var path = (base + (own == null ? "" : "/" + own.value())).replaceAll("/{2,}", "/");
        var found = new ArrayList<String>();
        for (var annotation : method.getAnnotations()) {
            var verb = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (verb != null) {
                found.add(verb.value() + " " + path);
            }
        }
        return found;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void onlyThoseWhoAreNamedGetThrough(Row row) {
        for (var caller : EVERYBODY) {
            boolean reads = row.method().equals("GET") || row.method().equals("DELETE");
            var answer = wire(caller).call(row.method(), path(row), row.contentType(), reads ? "" : row.body());
            var outcome = caller + " at " + row + ": " + answer.status();
            if (!row.allowed().contains(caller)) {
                assertEquals(caller.equals("nobody") ? 401 : 403, answer.status(), outcome);
            } else if (answer.status() >= 400) {
                assertTrue(answer.body().has("type"), outcome);
                assertFalse(Set.of("not-signed-in", "not-allowed").contains(answer.problem()), outcome);
            }
            assertFalse(answer.status() >= 500, outcome);
        }
    }

    private static String path(Row row) {
        return row.path().replaceAll("\\{[a-zA-Z]+}", UUID.randomUUID().toString());
    }

    private Wire wire(String caller) {
        var wire = Wire.here().from(SignedIn.newAddress());
        return caller.equals("nobody") ? wire : wire.as(bearer(caller));
    }

    private String bearer(String caller) {
        return BEARERS.computeIfAbsent(caller, name -> {
            for (var kind : KeyKind.values()) {
                if (kind.role().equals(name)) {
                    return keys.issue(kind, UUID.randomUUID(), clock.instant().plus(Duration.ofHours(1)));
                }
            }
            var roles = AccountRole.goTogether(Set.of(AccountRole.valueOf(name)))
                    ? '"' + name + '"'
                    : "\"SERVICE\",\"" + name + '"';
            var username = SignedIn.newUsername();
            SignedIn.asManager()
                    .body("{\"username\":\"%s\",\"password\":\"%s\",\"roles\":[%s]}"
                            .formatted(username, DemoAccounts.PASSWORD, roles))
                    .post("/v1/accounts")
                    .then()
                    .statusCode(201);
            return SignedIn.token(username, DemoAccounts.PASSWORD);
        });
    }

    @Test
    void anEndpointOfWhichNobodySaysWhoMayCallItIsClosed() {
        for (var caller : EVERYBODY) {
            var answer = wire(caller).get("/v1/echo/unsaid");
            assertEquals(caller.equals("nobody") ? 401 : 403, answer.status(), caller);
        }
    }

    @Test
    void metricsAreForManagersOnly() {
        given().get("/q/metrics").then().statusCode(401).body("detail", equalTo("This needs a signed-in caller."));
        SignedIn.bearer("no-token").get("/q/metrics").then().statusCode(401).body("detail", containsString("not good"));
        SignedIn.asNurse().get("/q/metrics").then().statusCode(403);
        SignedIn.asManager().get("/q/metrics").then().statusCode(200);
    }

    @Test
    void healthAndTheContractAreOpen() {
        for (var path :
                new String[] {"/q/health", "/q/health/live", "/q/health/ready", "/q/openapi", "/q/swagger-ui/"}) {
            given().get(path).then().statusCode(200);
        }
    }
}
