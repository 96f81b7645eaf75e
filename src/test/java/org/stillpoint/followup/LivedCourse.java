package org.stillpoint.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Chart.nurse;
import static org.stillpoint.testsupport.Office.desk;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.stillpoint.clinic.Route;
import org.stillpoint.session.ChartSample;
import org.stillpoint.session.DischargeSample;
import org.stillpoint.session.SessionSample;
import org.stillpoint.testsupport.Chart;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire.Answer;
import org.stillpoint.treatment.Protocol;
import org.stillpoint.treatment.ProtocolSample;
import org.stillpoint.treatment.SeriesSample;

/**
 * A patient in New York who is treated as people are, all of it through the server: two infusions in a week, a review, then the ladder
 * of 7, 7, 7, 7, 14 days. Times are local.
 */
final class LivedCourse {

    static final ZoneId ZONE = ZoneId.of("America/New_York");

    private final TestClock clock;
    final Office office;
    final Protocol protocol;
    final Chart chart;
    private SeriesSample series;

    private LivedCourse(TestClock clock) {
        this.clock = clock;
        office = SessionSample.office(ZONE);
        protocol = ProtocolSample.of("IV_6_IN_3_WEEKS")
                .replacing("\"weeks\":3,\"perWeek\":2", "\"weeks\":1,\"perWeek\":2")
                .with("IV_KETAMINE_40", office.service("infusion"))
                .with("INDUCTION_REVIEW", office.service("talk"))
                .install();
        chart = Chart.complete(office, Route.IV_KETAMINE);
    }

    /** Somebody who has all that a treatment needs, at that moment. */
    static LivedCourse at(TestClock clock, String local) {
        clock.set(moment(local));
        return new LivedCourse(clock);
    }

    /** With both infusions booked, on the next Monday and Thursday at ten. */
    LivedCourse begun() {
        series = SeriesSample.of(office, protocol, chart)
                .begun(
                        "preferences",
                        Map.of("weekdays", List.of("MONDAY", "THURSDAY"), "notBefore", "10:00", "notAfter", "10:00"));
        series.booked();
        return this;
    }

    /** With both infusions given, the check-in after the first done, and reviewed on the day after the second. */
    LivedCourse induced() {
        begun();
        var visits = visits();
        treated(visits.getFirst());
        now(clock.instant().plusSeconds(86_400));
        completed(due("CHECK_IN_24H"));
        treated(visits.getLast());
        now(clock.instant().plusSeconds(86_400));
        series.change(Chart.prescriber(), "reviews", Map.of("decision", "CONTINUE"))
                .expect(200);
        return this;
    }

    static Instant moment(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    void now(Instant moment) {
        clock.set(moment);
    }

    void now(String local) {
        now(moment(local));
    }

    String patient() {
        return chart.patient();
    }

    /** What is booked of the course and has not been, by its start. */
    List<String> visits() {
        return StreamSupport.stream(series.read().path("visits").spliterator(), false)
                .filter(visit -> visit.path("status").asText().equals("BOOKED"))
                .map(visit -> visit.path("appointment").asText())
                .toList();
    }

    OffsetDateTime start(String appointment) {
        return OffsetDateTime.parse(visit(appointment).path("start").asText());
    }

    JsonNode visit(String appointment) {
        return desk().get("/v1/appointments/" + appointment).expect(200).body();
    }

    /** Of nobody's course. */
    String booked(String local) {
        return booked("infusion", local);
    }

    /** A service of the office, of nobody's course. */
    String booked(String service, String local) {
        return desk().post("/v1/appointments", office.booking(service, office.at(moment(local)), patient()))
                .expect(201)
                .text("id");
    }

    /** Somebody has spoken with the patient, who asks to be left in peace until then. */
    void putOff(JsonNode followUp, String local) {
        desk().ifMatch(followUp.path("version").asLong())
                .post(
                        "/v1/follow-ups/" + followUp.path("id").asText() + "/attempts",
                        Map.of("outcome", "ASKED_FOR_ANOTHER_TIME", "nextTryAt", office.at(moment(local))))
                .expect(200);
    }

    /** What the course lacks, by a proposal. */
    List<String> bookedByProposal() {
        series.booked();
        return visits();
    }

    /** At the first of the starts that are offered for what is due. */
    String booked(JsonNode followUp) {
        var path = "/v1/follow-ups/" + followUp.path("id").asText();
        var start = desk().get(path + "/session-slots")
                .expect(200)
                .body()
                .at("/items/0/start")
                .asText();
        return booked(followUp, start);
    }

    String booked(JsonNode followUp, String start) {
        return desk().ifMatch(followUp.path("version").asLong())
                .post("/v1/follow-ups/" + followUp.path("id").asText() + "/appointments", Map.of("start", start))
                .expect(201)
                .text("appointment");
    }

    Answer change(String appointment, String what, Map<String, Object> request) {
        return desk().ifMatch(visit(appointment).path("version").asLong())
                .post("/v1/appointments/" + appointment + "/" + what, request);
    }

    void moved(String appointment, String local) {
        change(appointment, "rescheduling", Map.of("start", office.at(moment(local))))
                .expect(200);
    }

    void cancelled(String appointment) {
        change(appointment, "cancellation", Map.of("reason", "PATIENT")).expect(200);
    }

    /** Half an hour after it should have begun. */
    void missed(String appointment) {
        now(start(appointment).toInstant().plusSeconds(1800));
        change(appointment, "no-show", Map.of()).expect(200);
    }

    SessionSample arrived(String appointment) {
        now(start(appointment).toInstant());
        return SessionSample.visit(office, protocol, chart, "infusion", appointment)
                .begun();
    }

    /** From the arrival to the end of dosing, 30 minutes after its beginning. */
    ChartSample dosed(String appointment) {
        now(start(appointment).toInstant());
        return DischargeSample.dosed(
                ChartSample.of(SessionSample.visit(office, protocol, chart, "infusion", appointment)));
    }

    /** The whole day. */
    ChartSample treated(String appointment) {
        var day = DischargeSample.recovered(dosed(appointment));
        day.session().change(nurse(), "discharge", DischargeSample.home()).expect(200);
        return day;
    }

    void completed(JsonNode followUp) {
        nurse().ifMatch(followUp.path("version").asLong())
                .post("/v1/follow-ups/" + followUp.path("id").asText() + "/completion", Map.of("outcome", "DONE"))
                .expect(200);
    }

    /** Both questionnaires, now. */
    void answered() {
        Map.of("GAD-7", 7, "PHQ-9", 9).forEach((instrument, items) -> nurse().post(
                        chart.path("responses"),
                        Map.of(
                                "instrument",
                                instrument,
                                "answers",
                                IntStream.range(0, items)
                                        .map(item -> item == 8 ? 0 : 1)
                                        .boxed()
                                        .toList()))
                .expect(201));
    }

    /** By their ids. */
    Map<String, JsonNode> schedule() {
        var items = new TreeMap<String, JsonNode>();
        nurse().get("/v1/follow-up-schedules/" + patient())
                .expect(200)
                .body()
                .path("items")
                .forEach(item -> items.put(item.path("id").asText(), item));
        return items;
    }

    List<JsonNode> all(String code) {
        return schedule().values().stream()
                .filter(item -> item.path("code").asText().equals(code))
                .toList();
    }

    /** The only one of that code. */
    JsonNode due(String code) {
        var found = all(code);
        assertThat(found).as(code).hasSize(1);
        return found.getFirst();
    }

    /** Its state and when it is due, as the server writes it, without the year: {@code COMING 02-11T00:00-05:00 | … | …}. */
    String line(String code) {
        return line(due(code));
    }

    static String line(JsonNode item) {
        return "%s %s | %s | %s"
                .formatted(item.path("state").asText(), day(item, "from"), day(item, "dueAt"), day(item, "to"));
    }

    private static String day(JsonNode item, String member) {
        var moment = item.path(member).asText();
        return moment.substring(5, 16) + moment.substring(moment.length() - 6);
    }

    /** What somebody has seen to, or the patient has answered. */
    Map<String, JsonNode> done() {
        var done = new TreeMap<>(schedule());
        done.values().removeIf(item -> !item.path("state").asText().equals("DONE"));
        return done;
    }

    /** What has happened to it. */
    List<String> history(JsonNode followUp) {
        return nurse().get("/v1/follow-ups/" + followUp.path("id").asText())
                .expect(200)
                .body()
                .path("history")
                .findValuesAsText("what");
    }

    /** The patient's part of the list of those who are due and have nothing booked. */
    List<JsonNode> recalled() {
        schedule();
        return StreamSupport.stream(
                        desk().get("/v1/recall-list?limit=200&site=" + office.site())
                                .expect(200)
                                .body()
                                .path("items")
                                .spliterator(),
                        false)
                .filter(item -> item.path("patient").asText().equals(patient()))
                .toList();
    }
}
