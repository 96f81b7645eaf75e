package org.stillpoint.treatment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.stillpoint.clinic.Route;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire;
import org.stillpoint.testsupport.Wire.Answer;

/** One made-up patient who follows a protocol as people do: now and then they do not come, cancel, or want another time. */
final class SimulatedCourse {

    private final Office office;
    private final Protocol protocol;
    private final TestClock clock;
    private final Random random;
    private final Map<String, Integer> happened = new TreeMap<>();
    private final Map<String, Object> preferences;
    private final WatchedCourse watched;
    private String patient;
    private String path;
    private Wire staff;

    SimulatedCourse(Office office, Protocol protocol, Map<String, Object> preferences, TestClock clock, Random random) {
        this.office = office;
        this.protocol = protocol;
        this.clock = clock;
        this.random = random;
        this.preferences = preferences;
        this.watched = new WatchedCourse(protocol, preferences);
    }

    void begin(Wire prescriber, LocalDate day) {
        staff = prescriber;
        patient = staff.post("/v1/patients", Office.person()).expect(201).text("id");
        renew(prescriber, day);
        write("consents", Map.of("kind", "TREATMENT", "textVersion", "2026-01", "signedBy", "PATIENT"));
        write("consents", Map.of("kind", "OFF_LABEL", "textVersion", "2026-01", "signedBy", "PATIENT"));
        if (protocol.route() == Route.ESKETAMINE_NASAL) {
            write("rems-enrolments", Map.of("enrolmentNumber", "EXAMPLE-1", "from", "2020-01-01"));
        }
        var window =
                Map.of("from", day.plusDays(1).toString(), "to", day.plusDays(8).toString());
        path = "/v1/treatment-series/"
                + staff.post(
                                "/v1/treatment-series",
                                Map.of(
                                        "patient",
                                        patient,
                                        "protocol",
                                        protocol.code(),
                                        "site",
                                        office.site(),
                                        "start",
                                        window,
                                        "preferences",
                                        preferences))
                        .expect(201)
                        .text("id");
    }

    /** What has a date of expiry, for the next months. */
    void renew(Wire prescriber, LocalDate day) {
        staff = prescriber;
        write("evaluations", Map.of("clinician", office.actor("prescriber")));
        write("screening-reviews", Map.of("outcome", "NO_CONCERN"));
        write(
                "clearances",
                Map.of(
                        "route",
                        protocol.route().name(),
                        "decision",
                        "CLEARED",
                        "indication",
                        "TREATMENT_RESISTANT_DEPRESSION",
                        "validUntil",
                        day.plusDays(400).toString()));
    }

    private void write(String records, Map<String, Object> record) {
        staff.post("/v1/patients/" + patient + "/" + records, record).expect(201);
    }

    /** What happens on a day: to those who have a visit, and at the desk for those whose course lacks dates. */
    void live(Wire prescriber, LocalDate day) {
        staff = prescriber;
        come(day);
        review();
        repair();
        plan();
        come(day);
        watched.check(read(), day);
    }

    private void come(LocalDate day) {
        for (var visit : read().path("visits")) {
            if (visit.path("status").asText().equals("BOOKED") && !day(visit).isAfter(day)) {
                come(visit);
            }
        }
    }

    private void come(JsonNode visit) {
        var id = visit.path("appointment").asText();
        var start = OffsetDateTime.parse(visit.path("start").asText()).toInstant();
        int luck = random.nextInt(100);
        if (visit.path("displaced").asBoolean() || luck < 8) {
            change(id, "cancellation", Map.of("reason", "PATIENT")).expect(200);
            count("cancelled");
        } else if (luck < 18 && move(visit, id)) {
            count("moved");
        } else if (luck < 26) {
            clock.set(start.plus(Duration.ofMinutes(30)));
            change(id, "no-show", Map.of()).expect(200);
            count("missed");
        } else {
            clock.set(start.minus(Duration.ofMinutes(5)));
            change(id, "arrival", Map.of()).expect(200);
            count("arrived");
        }
    }

    /** To the first free time of the next days that the server lets it have; what would break spacing is refused. */
    private boolean move(JsonNode visit, String id) {
        var service = staff.get("/v1/appointments/" + id).expect(200).text("service");
        var from = day(visit).plusDays(1);
        var slots = staff.get("/v1/session-slots?service=%s&site=%s&from=%s&to=%s&appointment=%s&limit=200"
                        .formatted(service, office.site(), from, from.plusDays(3), id))
                .expect(200)
                .body()
                .path("items");
        if (slots.isEmpty()) {
            return false;
        }
        var start = slots.get(random.nextInt(slots.size())).path("start").asText();
        var moved = change(id, "rescheduling", Map.of("start", start));
        assertThat(moved.status()).as(moved.body().toString()).isIn(200, 422);
        return moved.status() == 200;
    }

    private Answer change(String appointment, String what, Map<String, Object> body) {
        var address = "/v1/appointments/" + appointment;
        long version = staff.get(address).expect(200).body().path("version").asLong();
        return staff.ifMatch(version).post(address + "/" + what, body);
    }

    private void review() {
        var series = read();
        if (codes(series.path("blockers")).contains("REVIEW_DONE")
                || codes(series.path("warnings")).stream().anyMatch(List.of("REVIEW_DUE", "LAPSED")::contains)) {
            staff.ifMatch(series.path("version").asLong())
                    .post(path + "/reviews", Map.of("decision", "CONTINUE"))
                    .expect(200);
            count("reviewed");
        }
    }

    /** Whatever is proposed can be carried out as it is. */
    private void repair() {
        var proposed = staff.post(path + "/repair-proposals", Map.of());
        if (proposed.status() == 422) {
            assertThat(proposed.problem()).isEqualTo("nothing-to-propose");
            return;
        }
        var repair = proposed.expect(201).body();
        var saved =
                StreamSupport.stream(repair.path("moves").spliterator(), false).anyMatch(move -> move.has("to"));
        if (!saved && repair.path("sessions").isEmpty()) {
            count("not repaired");
            return;
        }
        var before = read();
        staff.ifMatch(before.path("version").asLong())
                .post(path + "/repair-proposals/" + repair.path("id").asText() + "/acceptance", Map.of())
                .expect(200);
        watched.checkPlanned(before, read());
        count(repair.path("complete").asBoolean() ? "repaired" : "repaired in part");
    }

    private void plan() {
        var proposed = staff.post(path + "/proposals", Map.of("limit", 1));
        if (proposed.status() == 422) {
            assertThat(proposed.problem()).isEqualTo("nothing-to-propose");
            return;
        }
        var best = proposed.expect(201).body().path("items").get(0);
        if (best == null || best.path("sessions").isEmpty()) {
            count("not planned");
            return;
        }
        var request = Map.of("proposal", best.path("id").asText());
        var before = read();
        staff.ifMatch(before.path("version").asLong())
                .post(path + "/bookings", request)
                .expect(201);
        watched.checkPlanned(before, read());
        count(best.path("complete").asBoolean() ? "planned" : "planned in part");
    }

    private JsonNode read() {
        return staff.get(path).expect(200).body();
    }

    /** Its visit was moved by a repair across patients, for somebody who called in sick. */
    void moved(Wire prescriber, JsonNode item) {
        staff = prescriber;
        count("repaired across patients");
        watched.checkMoved(item, read());
    }

    String patient() {
        return patient;
    }

    private static LocalDate day(JsonNode visit) {
        return LocalDate.parse(visit.path("start").asText().substring(0, 10));
    }

    private static List<String> codes(JsonNode notes) {
        return notes.findValuesAsText("code");
    }

    /** The day on which there is something to do: a visit, or, once a week, a look at what lacks dates. */
    LocalDate next(Wire prescriber, LocalDate day) {
        staff = prescriber;
        return StreamSupport.stream(read().path("visits").spliterator(), false)
                .filter(visit -> visit.path("status").asText().equals("BOOKED"))
                .map(SimulatedCourse::day)
                .filter(day::isBefore)
                .reduce(day.plusDays(7), (one, other) -> one.isBefore(other) ? one : other);
    }

    private void count(String what) {
        happened.merge(what, 1, Integer::sum);
    }

    Map<String, Integer> happened() {
        return happened;
    }

    void as(Wire prescriber) {
        staff = prescriber;
    }

    /** The steps of the course as the series shows them. */
    JsonNode steps() {
        return read().path("steps");
    }

    boolean isMaintained() {
        return protocol.course().getLast().phase() == CoursePhase.MAINTENANCE;
    }

    /** So early that whoever signs in then stays signed in until the last visits of the day have begun. */
    static Instant morning(Office office, LocalDate day) {
        return day.atTime(8, 30).atZone(office.clinic().site().zone()).toInstant();
    }
}
