package org.stillpoint.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.testsupport.Office.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stillpoint.session.ChartSample;
import org.stillpoint.session.DischargeSample;
import org.stillpoint.session.SessionSample;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.Race;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire.Answer;
import org.stillpoint.treatment.SeriesSample;

/** From what is due to an appointment, in one call. */
@QuarkusTest
class FollowUpBookingTest {

    @Inject
    Recompute recompute;

    @Inject
    TestClock clock;

    private static JsonNode due(String patient, String code) {
        return desk()
                .get("/v1/follow-up-schedules/" + patient)
                .expect(200)
                .body()
                .path("items")
                .findParents("code")
                .stream()
                .filter(item -> item.path("code").asText().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> starts(String followUp) {
        return desk().get("/v1/follow-ups/" + followUp + "/session-slots?limit=200")
                .expect(200)
                .body()
                .path("items")
                .findValuesAsText("start");
    }

    private static Answer book(String followUp, long version, Map<String, Object> wish) {
        return desk().ifMatch(version).post("/v1/follow-ups/" + followUp + "/appointments", wish);
    }

    private static String problem(Answer answer, int status) {
        var type = answer.expect(status).text("type");
        return type.substring(type.lastIndexOf('/') + 1);
    }

    @Test
    void whoHadOneTreatmentIsBookedForTheNextInsideItsWindow() {
        var patient = DischargeSample.dosed().day.patient();
        var due = due(patient, "RETURN");
        var id = due.path("id").asText();
        var starts = starts(id);
        var from = OffsetDateTime.parse(due.path("from").asText());
        var to = OffsetDateTime.parse(due.path("to").asText());
        assertThat(starts).isNotEmpty().allSatisfy(start -> assertThat(OffsetDateTime.parse(start))
                .isAfterOrEqualTo(from)
                .isBefore(to));
        var booked = book(id, due.path("version").asLong(), Map.of("start", starts.getFirst()))
                .expect(201);
        var appointment =
                desk().get("/v1/appointments/" + booked.text("appointment")).expect(200);
        assertThat(appointment.text("patient")).isEqualTo(patient);
        assertThat(appointment.text("start")).isEqualTo(starts.getFirst());
        assertThat(booked.body().at("/followUp/appointment").asText()).isEqualTo(booked.text("appointment"));
    }

    @Test
    void theNextSessionOfACourseBecomesASessionOfThatCourse() {
        var course = inMaintenance();
        var due = due(course.patient.toString(), "MAINTENANCE_1");
        var id = due.path("id").asText();
        var starts = starts(id);
        var booked = book(id, due.path("version").asLong(), Map.of("start", starts.getFirst()))
                .expect(201);
        var visits = desk().get("/v1/treatment-series/" + course.series)
                .expect(200)
                .body()
                .path("visits");
        var visit = visits.findParents("appointment").stream()
                .filter(each -> each.path("appointment").asText().equals(booked.text("appointment")))
                .findFirst()
                .orElseThrow();
        assertThat(visit.path("step").asInt()).isEqualTo(PlantedCourse.MAINTENANCE + 1);
        var after = due(course.patient.toString(), "MAINTENANCE_1");
        assertThat(after.path("appointment").asText()).isEqualTo(booked.text("appointment"));
        assertThat(problem(book(id, after.path("version").asLong(), Map.of("start", starts.getLast())), 409))
                .isEqualTo("follow-up-booked");
        assertThat(problem(
                        book(id, after.path("version").asLong(), Map.of("start", starts.getLast(), "service", "x")),
                        409))
                .isEqualTo("follow-up-booked");
    }

    /** The course has the patient's dates by spacing, though none of its sessions has taken place. */
    @Test
    void whoIsInACourseAndWasTreatedOutsideOfItIsOfferedNothingThatComesTooSoon() {
        var sample = SessionSample.infusion();
        var course = SeriesSample.of(sample.place(), sample.protocol(), sample.chart())
                .begun();
        var patient = DischargeSample.dosed(ChartSample.of(sample)).day.patient();
        var zone = sample.place().clinic().site().zone();
        var today = LocalDate.ofInstant(clock.instant(), zone);
        var series = course.read();
        assertThat(series.at("/totals/treatments").asInt(-1)).isZero();
        assertThat(series.path("daysSinceLastDose").asInt(-1)).isZero();
        assertThat(series.at("/nextDue/from").asText())
                .isEqualTo(today.plusDays(2).toString());
        var due = due(patient, "NEXT_SESSION");
        var starts = starts(due.path("id").asText());
        assertThat(starts).isNotEmpty().allSatisfy(start -> assertThat(
                        OffsetDateTime.parse(start).atZoneSameInstant(zone).toLocalDate())
                .isAfterOrEqualTo(today.plusDays(2)));
        var booked = book(due.path("id").asText(), due.path("version").asLong(), Map.of("start", starts.getFirst()));
        booked.expect(201);
        assertThat(course.read().at("/sessions/booked").asInt()).isEqualTo(1);
    }

    /** Whose last infusion of the induction was a week ago, reviewed since. */
    private PlantedCourse inMaintenance() {
        var course = PlantedCourse.infusions();
        var today = LocalDate.ofInstant(clock.instant(), PlantedCourse.ZONE);
        for (int days : new int[] {24, 21, 17, 14, 10, 6}) {
            var start = today.minusDays(days) + "T09:00:00";
            course.given(course.booked(PlantedCourse.INDUCTION, start), start);
        }
        course.reviewed(today.minusDays(5) + "T09:00:00");
        return course;
    }

    @Test
    void aVisitThatWasCancelledCanBeBookedAnew() {
        var sample = FollowUpSample.visit();
        var id = sample.id.toString();
        var booked = book(id, 0, sample.booking(0)).expect(201);
        assertThat(problem(book(id, 0, sample.booking(1)), 412)).isEqualTo("stale-version");
        var refused = book(id, 1, sample.booking(1));
        assertThat(problem(refused, 409)).isEqualTo("follow-up-booked");
        assertThat(refused.text("appointment")).isEqualTo(booked.text("appointment"));
        desk().ifMatch(0)
                .post("/v1/appointments/" + booked.text("appointment") + "/cancellation", Map.of("reason", "PATIENT"))
                .expect(200);
        workOut(sample.patient);
        var due = due(sample.patient, "SAMPLE");
        assertThat(due.has("appointment")).isFalse();
        assertThat(codes(sample.patient))
                .as("nobody is asked for two reasons at once")
                .containsExactly("SAMPLE");
        book(id, due.path("version").asLong(), sample.booking(1)).expect(201);
    }

    private static List<String> codes(String patient) {
        return desk().get("/v1/follow-up-schedules/" + patient)
                .expect(200)
                .body()
                .path("items")
                .findValuesAsText("code");
    }

    private void workOut(String patient) {
        recompute.again(Map.of(UUID.fromString(patient), clock.instant()));
    }

    private static Optional<UUID> visitOf(FollowUpSample sample) {
        return FollowUpSample.database()
                .first(
                        "select appointment_id from follow_up where id = ?",
                        row -> Optional.ofNullable(row.getObject(1, UUID.class)),
                        sample.id)
                .orElseThrow();
    }

    @Test
    void aReviewWhoseVisitIsCancelledIsBookedNoLonger() {
        var sample = FollowUpSample.suggesting();
        var booked = book(sample.id.toString(), 0, sample.booking(0)).expect(201);
        workOut(sample.patient);
        assertThat(visitOf(sample)).contains(UUID.fromString(booked.text("appointment")));
        desk().ifMatch(0)
                .post("/v1/appointments/" + booked.text("appointment") + "/cancellation", Map.of("reason", "PATIENT"))
                .expect(200);
        workOut(sample.patient);
        assertThat(visitOf(sample)).isEmpty();
        assertThat(sample.status()).isEqualTo("OPEN");
    }

    @Test
    void aVisitIsDoneOnceItHasTakenPlaceAndNobodyHasSaidMore() {
        var sample = FollowUpSample.visit();
        var booked = book(sample.id.toString(), 0, sample.booking(0)).expect(201);
        FollowUpSample.database()
                .update(
                        "update appointment set status = 'ARRIVED', arrived_at = start_at where id = ?",
                        UUID.fromString(booked.text("appointment")));
        var end = OffsetDateTime.parse(booked.text("end")).toInstant();
        clock.set(end.plus(Duration.ofHours(11)));
        workOut(sample.patient);
        assertThat(sample.status())
                .as("as long as somebody may say what was found")
                .isEqualTo("OPEN");
        clock.set(end.plus(Duration.ofHours(12)));
        workOut(sample.patient);
        assertThat(sample.status()).isEqualTo("COMPLETED");
        assertThat(visitOf(sample)).contains(UUID.fromString(booked.text("appointment")));
    }

    @Test
    void nothingIsBookedOutsideOfTheWindow() {
        var sample = FollowUpSample.visit();
        var wish = new HashMap<>(sample.booking(0));
        wish.put(
                "start",
                Office.text(OffsetDateTime.parse(wish.get("start").toString()).plusDays(2)));
        assertThat(problem(book(sample.id.toString(), 0, wish), 422)).isEqualTo("outside-window");
    }

    @Test
    void whatIsLateIsOfferedFromNowOn() {
        var sample = FollowUpSample.visit();
        clock.advance(Duration.ofDays(3));
        var desk = Office.staff("frontdesk");
        var talk = FollowUpSample.office().service("talk");
        var slots = desk.get(sample.path() + "/session-slots?limit=200&service=" + talk)
                .expect(200);
        var starts = slots.body().path("items").findValuesAsText("start");
        assertThat(starts).isNotEmpty();
        assertThat(OffsetDateTime.parse(starts.getFirst()).toInstant()).isAfterOrEqualTo(clock.instant());
        desk.ifMatch(0)
                .post(sample.path() + "/appointments", Map.of("start", starts.getFirst(), "service", talk))
                .expect(201);
    }

    @Test
    void onlyVisitsAreBookedAndOnlyWhatTheSiteOffers() {
        var start = Office.text(OffsetDateTime.now(ZoneOffset.UTC).plusHours(3).withNano(0));
        var checkIn = FollowUpSample.checkIn();
        assertThat(problem(book(checkIn.id.toString(), 0, Map.of("start", start)), 422))
                .isEqualTo("follow-up-not-bookable");
        var visit = FollowUpSample.visit();
        assertThat(problem(book(visit.id.toString(), 0, Map.of("start", start, "service", "NOWHERE")), 422))
                .isEqualTo("follow-up-not-bookable");
        assertThat(problem(desk().post(visit.path() + "/appointments", Map.of("start", start)), 428))
                .isEqualTo("if-match-required");
    }

    @Test
    void twoWhoBookAtOnceMakeOneVisit() throws Exception {
        var sample = FollowUpSample.visit();
        var wishes = List.of(sample.booking(0), sample.booking(4), sample.booking(8), sample.booking(12));
        var statuses = Race.of(
                4,
                racer -> () -> book(sample.id.toString(), 0, wishes.get(racer)).status());
        assertThat(statuses).containsOnlyOnce(201);
        assertThat(statuses.stream().filter(status -> status == 412)).hasSize(3);
    }
}
