package org.stillpoint.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.LocalDate;
import java.util.Map;
import org.stillpoint.testsupport.Wire;
import org.stillpoint.testsupport.Wire.Answer;

/** Whole courses: twelve sessions proposed and booked, compared with the same twelve one by one, on the same server. */
final class CourseBench {

    private static final int WARM_UP = 15;
    private static final int ROUNDS = 30;
    private static final int SESSIONS = 12;

    /** What a patient needs before an infusion; the protocol asks for the rest. */
    private static final Map<String, Map<String, Object>> RECORDS = Map.of(
            "evaluations", Map.of("clinician", "north-prescriber-1"),
            "screening-reviews", Map.of("outcome", "NO_CONCERN"));

    private final Wire prescriber;
    private final Report report;
    private final LocalDate today;
    private int patients;
    private final Samples proposals = new Samples();
    private final Samples searches = new Samples();
    private final Samples courses = new Samples();
    private final Samples singles = new Samples();

    CourseBench(URI server, Report report, LocalDate today) {
        this.report = report;
        this.today = today;
        var signIn = Wire.at(server)
                .post(
                        "/v1/auth/token",
                        "application/x-www-form-urlencoded",
                        "grant_type=password&username=prescriber&password=stillpoint-demo");
        prescriber = Wire.at(server).as(signIn.expect(200).text("access_token"));
    }

    /** Each round: one patient is booked as a course, another one visit by visit; both are proposed and searched for first. */
    void measure() {
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            boolean counts = round >= 0;
            // what patients need first is not good for ever, so all starts are within its time
            var from = today.plusDays(3 + Math.floorMod(round * 7, 130));
            // one site has no room for all of them
            var site = BigClinic.SITES.get(Math.floorMod(round, BigClinic.SITES.size()));
            bookTogether(begin(site, from), counts);
            bookOneByOne(begin(site, from), counts);
            for (int n = 0; n < SESSIONS; n++) {
                search(site, from.plusDays(2L * n), counts);
            }
        }
        report.add(
                "proposal of 12 sessions",
                "12 slot searches: median %.1f ms".formatted(SESSIONS * searches.medianMillis()),
                "p95 ≤ 250 ms, ≤ 3 × their sum",
                "median %.1f ms = %.2f ×, p95 %.1f ms, not 201: %s"
                        .formatted(
                                proposals.medianMillis(),
                                proposals.medianMillis() / (SESSIONS * searches.medianMillis()),
                                proposals.percentileMillis(95),
                                proposals.otherThan(201)));
        report.add(
                "booking of 12 sessions in one transaction",
                "12 single bookings: median %.1f ms".formatted(SESSIONS * singles.medianMillis()),
                "< 0.6 ×",
                "median %.1f ms = %.2f ×, p95 %.1f ms, not 201: %s and %s"
                        .formatted(
                                courses.medianMillis(),
                                courses.medianMillis() / (SESSIONS * singles.medianMillis()),
                                courses.percentileMillis(95),
                                courses.otherThan(201),
                                singles.otherThan(201)));
    }

    private record Begun(String patient, String site, Answer series) {

        String path() {
            return "/v1/treatment-series/" + series.text("id");
        }
    }

    private Begun begin(String site, LocalDate from) {
        var patient = prescriber
                .post(
                        "/v1/patients",
                        Map.of(
                                "givenName",
                                "Bench",
                                "familyName",
                                "Testperson",
                                "dateOfBirth",
                                "1980-05-17",
                                "email",
                                "bench-%d@patients.example".formatted(++patients)))
                .expect(201)
                .text("id");
        RECORDS.forEach((records, body) ->
                prescriber.post("/v1/patients/" + patient + "/" + records, body).expect(201));
        consent(patient, "TREATMENT");
        consent(patient, "OFF_LABEL");
        prescriber
                .post(
                        "/v1/patients/" + patient + "/clearances",
                        Map.of(
                                "route",
                                "IV_KETAMINE",
                                "decision",
                                "CLEARED",
                                "indication",
                                "TREATMENT_RESISTANT_DEPRESSION",
                                "validUntil",
                                today.plusDays(360).toString()))
                .expect(201);
        var window = Map.of("from", from.toString(), "to", from.plusDays(6).toString());
        var series = prescriber
                .post(
                        "/v1/treatment-series",
                        Map.of("patient", patient, "protocol", BigClinic.PROTOCOL, "site", site, "start", window))
                .expect(201);
        return new Begun(patient, site, series);
    }

    private void consent(String patient, String kind) {
        prescriber
                .post(
                        "/v1/patients/" + patient + "/consents",
                        Map.of("kind", kind, "textVersion", "2026-01", "signedBy", "PATIENT"))
                .expect(201);
    }

    private JsonNode propose(Begun begun, boolean counts) {
        long sent = System.nanoTime();
        var answer = prescriber.post(begun.path() + "/proposals", Map.of("limit", 5));
        add(proposals, answer, sent, counts);
        return answer.expect(201).body().path("items").get(0);
    }

    private void bookTogether(Begun begun, boolean counts) {
        var proposal = propose(begun, counts).path("id").asText();
        long sent = System.nanoTime();
        var answer = prescriber
                .ifMatch(begun.series().body().path("version").asLong())
                .post(begun.path() + "/bookings", Map.of("proposal", proposal));
        add(courses, answer, sent, counts);
    }

    private void bookOneByOne(Begun begun, boolean counts) {
        for (var session : propose(begun, counts).path("sessions")) {
            var visit = Map.of(
                    "service",
                    session.path("service").asText(),
                    "site",
                    begun.site(),
                    "start",
                    session.path("start").asText(),
                    "patient",
                    begun.patient());
            long sent = System.nanoTime();
            add(singles, prescriber.post("/v1/appointments", visit), sent, counts);
        }
    }

    private void search(String site, LocalDate from, boolean counts) {
        long sent = System.nanoTime();
        var answer = prescriber.get("/v1/session-slots?service=SESSION&site=%s&from=%s&to=%s&limit=50"
                .formatted(site, from, from.plusDays(27)));
        add(searches, answer, sent, counts);
    }

    private static void add(Samples samples, Answer answer, long sent, boolean counts) {
        if (counts) {
            samples.add(answer.status(), System.nanoTime() - sent);
        }
    }
}
