package org.stillpoint.testsupport;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A treatment visit that is today. The demo clinic may be closed now, so it gets one more site, which never closes and where it is
 * morning.
 */
public final class DemoDay {

    public static final String FASTING = "FASTING_CONFIRMED";

    private static final String SITE = "day";
    private static final String SESSIONS = "/v1/sessions";
    private static final DateTimeFormatter WIRE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");

    private final URI server;
    private final String prescriber;
    private String id;

    private DemoDay(URI server, String prescriber) {
        this.server = server;
        this.prescriber = prescriber;
    }

    /** The visit of a new patient; {@code prescriber} and {@code manager} are tokens. */
    public static String booked(URI server, String patient, String service, String prescriber, String manager) {
        var day = new DemoDay(server, prescriber);
        day.insistOnSite(manager);
        day.chart(patient, service, manager);
        var visit = new HashMap<String, Object>(Map.of("service", service, "site", SITE, "patient", patient));
        visit.put("start", text(quarter()));
        visit.put("override", Map.of("reason", "today"));
        return day.post("/v1/appointments", visit).path("id");
    }

    public static DemoDay begun(URI server, String patient, String service, String prescriber, String manager) {
        var appointment = booked(server, patient, service, prescriber, manager);
        var day = new DemoDay(server, prescriber);
        day.id = day.post(SESSIONS, Map.of("appointment", appointment)).path("id");
        return day;
    }

    public String id() {
        return id;
    }

    public int version() {
        return as(prescriber).get(SESSIONS + "/" + id).path("version");
    }

    /** What was put on file first of what stands for a gate. */
    public static String evidence(URI server, String session, String gate, String token) {
        return as(server, token)
                .get(SESSIONS + "/" + session + "/gates")
                .path("items.find { it.code == '" + gate + "' }.evidence[0].id");
    }

    /** What is due first after a treatment that is over. */
    public static String followUp(URI server, String patient, String prescriber, String manager) {
        var day = begun(server, patient, "ESKETAMINE_84", prescriber, manager).withEntryFor("endDose");
        String dose =
                as(server, prescriber).get(SESSIONS + "/" + day.id + "/doses").path("items[0].id");
        day.also("doses/" + dose + "/end", Map.of());
        return as(server, prescriber).get("/v1/follow-up-schedules/" + patient).path("items[0].id");
    }

    /** Something that is done with the session as it is now. */
    Response post(String path, Object body) {
        var request = as(prescriber).contentType("application/json").body(body);
        if (id != null) {
            request.header("If-Match", "\"" + version() + "\"");
        }
        var answer = request.post(path);
        if (answer.statusCode() >= 300) {
            throw new AssertionError(path + ": " + answer.asString());
        }
        return answer;
    }

    /** The same of this session. */
    Response also(String what, Object body) {
        return post(SESSIONS + "/" + id + "/" + what, body);
    }

    /** Something that the operation can be done to. */
    public DemoDay withEntryFor(String operation) {
        switch (operation) {
            case "correctVitals" -> also("vitals", Map.of("pulse", 72));
            case "correctObservation" -> also("observations", Map.of("pain", 1));
            case "correctAdverseEvent" -> {
                var event = new HashMap<String, Object>(Map.of("code", "FALL", "severity", "MILD", "serious", false));
                event.putAll(Map.of("action", "NONE", "outcome", "RECOVERED"));
                also("adverse-events", event);
            }
            case "correctGateEvidence" -> also("gates/" + FASTING, fasting());
            case "recordReadiness" -> gatesMet();
            case "recordDose" -> ready();
            case "endDose", "correctDose" -> {
                ready();
                also("doses", device());
            }
            case "completeForm", "submitForm" -> withForm(operation.equals("submitForm"));
            default -> {}
        }
        return this;
    }

    public static Map<String, Object> fasting() {
        var now = Instant.now();
        return Map.of(
                "lastFoodAt",
                text(now.minus(Duration.ofHours(8))),
                "lastLiquidAt",
                text(now.minus(Duration.ofHours(4))));
    }

    public static Map<String, Object> device() {
        var device =
                new HashMap<String, Object>(Map.of("drug", "ESKETAMINE", "route", "ESKETAMINE_NASAL", "amount", 28));
        device.putAll(Map.of("unit", "MG", "lot", "EX-4711", "device", 1, "givenBy", "day-nurse"));
        device.put("witnessedBy", "day-prescriber");
        return device;
    }

    /** All that is to be put on file before a dose, by the gate that it stands for. */
    public static Map<String, Object> evidence() {
        var evidence = new LinkedHashMap<String, Object>();
        evidence.put("PRESCRIPTION_ON_FILE", prescription());
        evidence.put("PRESCRIBER_ON_SITE", Map.of("practitioner", "day-prescriber"));
        evidence.put("PREGNANCY_REVIEWED", Map.of("outcome", "NOT_APPLICABLE"));
        evidence.put("MEDICATIONS_REVIEWED", Map.of("changed", false));
        evidence.put(FASTING, fasting());
        evidence.put(
                "TRANSPORT_CONFIRMED", Map.of("kind", "PERSON", "name", "Bea Testperson", "phone", "(617) 555-0143"));
        return evidence;
    }

    private static Map<String, Object> prescription() {
        var prescription =
                new HashMap<String, Object>(Map.of("reference", "EXAMPLE-4711", "prescriber", "Dr. Example"));
        prescription.putAll(Map.of("drug", "ESKETAMINE", "amount", 84, "unit", "MG"));
        return prescription;
    }

    private void gatesMet() {
        evidence().forEach((gate, detail) -> also("gates/" + gate, detail));
        also("vitals", Map.of("systolic", 121, "diastolic", 78));
    }

    /** For the dose. */
    private void ready() {
        gatesMet();
        also("readiness", Map.of());
    }

    /** That of a serious event. */
    private void withForm(boolean complete) {
        var event = new HashMap<String, Object>(Map.of("code", "FALL", "severity", "SEVERE", "serious", true));
        event.putAll(Map.of("action", "OXYGEN_GIVEN", "outcome", "RECOVERED"));
        also("adverse-events", event);
        if (complete) {
            as(prescriber)
                    .contentType("application/json")
                    .header("If-Match", "\"0\"")
                    .body(Map.of("answers", Map.of("description", "made up")))
                    .post(SESSIONS + "/" + id + "/forms/REMS_ADVERSE_EVENT/readiness")
                    .then()
                    .statusCode(200);
        }
    }

    private void chart(String patient, String service, String manager) {
        var chart = "/v1/patients/" + patient + "/";
        boolean spray = service.startsWith("ESKETAMINE");
        post(chart + "evaluations", Map.of("clinician", "day-prescriber"));
        post(chart + "screening-reviews", Map.of("outcome", "NO_CONCERN"));
        post(chart + "responses", Map.of("instrument", "LSAS", "total", 70));
        for (var kind : List.of("TREATMENT", "OFF_LABEL")) {
            post(chart + "consents", Map.of("kind", kind, "textVersion", "2026-01", "signedBy", "PATIENT"));
        }
        post(
                chart + "clearances",
                Map.of(
                        "route",
                        spray ? "ESKETAMINE_NASAL" : service.startsWith("IV") ? "IV_KETAMINE" : "IM_KETAMINE",
                        "decision",
                        "CLEARED",
                        "indication",
                        spray ? "TREATMENT_RESISTANT_DEPRESSION" : "DEPRESSION",
                        "validUntil",
                        today().plusDays(170).toString()));
        if (spray) {
            post(chart + "rems-enrolments", Map.of("enrolmentNumber", "EXAMPLE-1", "from", "2020-01-01"));
            as(manager)
                    .contentType("application/json")
                    .body(Map.of("certificationNumber", "EXAMPLE-1", "from", "2020-01-01"))
                    .post("/v1/sites/" + SITE + "/rems-certifications")
                    .then()
                    .statusCode(201);
        }
    }

    private RequestSpecification as(String token) {
        return as(server, token);
    }

    private static RequestSpecification as(URI server, String token) {
        return given().baseUri(server.toString()).header("Authorization", "Bearer " + token);
    }

    private void insistOnSite(String manager) {
        synchronized (DemoDay.class) {
            makeSite(manager);
        }
    }

    private void makeSite(String manager) {
        if (as(manager).get("/v1/sites").asString().contains("\"" + SITE + "\"")) {
            return;
        }
        var file = as(manager).get("/v1/clinic-file").asString();
        as(manager)
                .contentType("application/yaml")
                .body(withSite(file).getBytes(StandardCharsets.UTF_8))
                .post("/v1/clinic-file")
                .then()
                .statusCode(200);
    }

    /** With enough of everything that all examples can be at once. */
    private static String withSite(String file) {
        var actors = new StringBuilder("\nactors:\n");
        actor(actors, "day-prescriber", "PRACTITIONER", "PRESCRIBER, PRESCRIBER_ON_SITE, ACLS_CLINICIAN", 32);
        actor(actors, "day-nurse", "PRACTITIONER", "NURSE, INFUSION_NURSE", 32);
        for (int number = 2; number <= 5; number++) {
            actor(actors, "day-prescriber-" + number, "PRACTITIONER", "PRESCRIBER_ON_SITE, ACLS_CLINICIAN", 32);
            actor(actors, "day-nurse-" + number, "PRACTITIONER", "NURSE, INFUSION_NURSE", 32);
        }
        for (int number = 1; number <= 60; number++) {
            actor(actors, "day-room-" + number, "ROOM", "IV_ROOM, RECLINER", 1);
            actor(actors, "day-monitor-" + number, "DEVICE", "MONITOR", 1);
            actor(actors, "day-pump-" + number, "DEVICE", "PUMP", 1);
        }
        return file.replaceFirst("\nsites:\n", """

                        sites:
                          - code: day
                            name: Day Demo Site
                            alias: Day office
                            address: 300 Example Day Street
                            country: US
                            phone: (617) 555-0130
                            timeZone: %s
                            openingHours: {mon-sun: ["00:00-24:00"]}
                        """.formatted(zone()))
                .replaceFirst("\nactors:\n", actors.toString())
                .replaceAll("(?s)(code: (ESKETAMINE_84|IV_KETAMINE_40|IM_KETAMINE)\n.*?sites: \\[)", "$1day, ");
    }

    private static void actor(StringBuilder actors, String code, String kind, String capabilities, int lanes) {
        actors.append("  - {code: %1$s, name: %1$s, kind: %2$s, site: day, capabilities: [%3$s], lanes: %4$d}%n"
                .formatted(code, kind, capabilities, lanes));
    }

    private static ZoneId zone() {
        int offset = Math.max(6 - Instant.now().atZone(ZoneOffset.UTC).getHour(), -12);
        return ZoneId.of("Etc/GMT" + (offset > 0 ? "-" : "+") + Math.abs(offset));
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    /** The next one. */
    private static Instant quarter() {
        long minutes = ChronoUnit.MINUTES.between(Instant.EPOCH, Instant.now().plus(Duration.ofSeconds(30)));
        return Instant.EPOCH.plus(Duration.ofMinutes((minutes / 15 + 1) * 15));
    }

    private static String text(Instant moment) {
        return WIRE.format(moment.atZone(zone()).toOffsetDateTime());
    }
}
