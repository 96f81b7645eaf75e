package org.stillpoint.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillpoint.session.EndangeredSample.onlyOneRoom;
import static org.stillpoint.session.SessionTest.assertRefused;
import static org.stillpoint.testsupport.Office.desk;
import static org.stillpoint.testsupport.Office.staff;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillpoint.testsupport.AuditTrail;
import org.stillpoint.testsupport.Race;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.testsupport.Wire.Answer;

/** Patients leave, and what they do not need any more is others'. */
@QuarkusTest
class LeavingTest {

    private static final Map<String, Object> NOTHING_GIVEN = Map.of("reason", "PATIENT", "note", "made-up note 4711");
    private static final Map<String, Object> TO_HOSPITAL = Map.of("to", "HOSPITAL", "reason", "made-up reason 4711");

    @Inject
    TestClock clock;

    @Inject
    DischargeWitness witness;

    private SessionSample sample;
    private Instant start;

    @BeforeEach
    void begin() {
        sample = SessionSample.infusion().begun();
        start = EndangeredSample.start(sample);
    }

    private void itIs(int minutes) {
        clock.set(start.plus(Duration.ofMinutes(minutes)));
    }

    private Answer bookAt(int minutes, SessionSample whose) {
        var place = whose.place();
        return desk().post(
                        "/v1/appointments",
                        place.booking("infusion", place.at(start.plus(Duration.ofMinutes(minutes))), whose.patient()));
    }

    @Test
    void whoLeavesWithoutADoseGivesTheRoomBackAfterItsTurnover() {
        onlyOneRoom(sample);
        var next = sample.another();
        itIs(20);
        assertRefused(bookAt(35, next), 409, "slot-taken");
        var ended =
                sample.change(staff("nurse"), "end-without-dose", NOTHING_GIVEN).expect(200);
        assertThat(ended.text("state")).isEqualTo("ENDED_WITHOUT_DOSE");
        assertThat(ended.body().at("/clock/phase").asText()).isEqualTo("TURNOVER");
        assertThat(ended.body().at("/changes/1/reason").asText()).isEqualTo("PATIENT: made-up note 4711");
        assertRefused(bookAt(30, next), 409, "slot-taken");
        bookAt(35, next).expect(201);
        assertThat(AuditTrail.actions(sample.uuid())).contains("SESSION_ENDED_WITHOUT_DOSE");
    }

    @Test
    void whoGoesToOtherCareGivesTheRoomBackFromAnyState() {
        onlyOneRoom(sample);
        itIs(30);
        HandOfTheNurse.begins(sample);
        itIs(40);
        var gone = sample.change(staff("nurse"), "transfer", TO_HOSPITAL).expect(200);
        assertThat(gone.text("state")).isEqualTo("TRANSFERRED");
        bookAt(55, sample.another()).expect(201);
        assertThat(AuditTrail.actions(sample.uuid())).contains("SESSION_TRANSFERRED");
    }

    @Test
    void whatIsBeingGivenIsOverWhenThePatientGoesToOtherCare() {
        var chart = ChartSample.infusion().ready();
        var dose = chart.give(chart.drip(40)).expect(201);
        var gone = chart.later(12)
                .day
                .change(staff("nurse"), "transfer", TO_HOSPITAL)
                .expect(200)
                .body();
        assertThat(gone.path("dosingEndedAt")).isEqualTo(gone.path("leftAt"));
        assertThat(gone.at("/doses/0/end")).isEqualTo(gone.path("leftAt"));
        assertThat(gone.path("changes").findValuesAsText("to"))
                .containsExactly("ARRIVED", "READY", "DOSING", "OBSERVATION", "TRANSFERRED");
        assertThat(gone.at("/changes/3/at")).isEqualTo(gone.path("leftAt"));
        assertThat(AuditTrail.actions(UUID.fromString(dose.text("id"))))
                .containsExactly("SESSION_DOSE_RECORDED", "SESSION_DOSE_ENDED");
        assertThat(witness.ended(chart.day.uuid())).isEqualTo(1);
    }

    @Test
    void whoWasObservedAlreadyGoesWithTheEndThatTheDoseHad() {
        var chart = ChartSample.infusion().ready();
        var dose = chart.give(chart.drip(40)).expect(201);
        var ended = chart.later(40).end(dose).expect(200);
        var gone = chart.later(30)
                .day
                .change(staff("nurse"), "transfer", TO_HOSPITAL)
                .expect(200)
                .body();
        assertThat(gone.path("dosingEndedAt")).isEqualTo(ended.body().path("end"));
        assertThat(witness.ended(chart.day.uuid())).isEqualTo(1);
    }

    private static Map<String, Object> since(String at, Map<String, Object> request) {
        var told = new HashMap<>(request);
        told.put("at", at);
        return told;
    }

    @Test
    void whoLeftAWhileAgoGivesTheRoomBackFromTheMomentInWhichItIsTold() {
        onlyOneRoom(sample);
        var next = sample.another();
        itIs(40);
        assertRefused(bookAt(45, next), 409, "slot-taken");
        var left = sample.place().at(start.plus(Duration.ofMinutes(20)));
        var ended = sample.change(staff("nurse"), "end-without-dose", since(left, NOTHING_GIVEN))
                .expect(200)
                .body();
        assertThat(ended.path("leftAt").asText()).isEqualTo(left);
        assertThat(ended.at("/changes/1/at").asText()).isEqualTo(left);
        assertThat(OffsetDateTime.parse(ended.at("/changes/1/recordedAt").asText())
                        .toInstant())
                .isEqualTo(start.plus(Duration.ofMinutes(40)));
        assertThat(ended.at("/clock").has("phase")).isFalse();
        bookAt(45, next).expect(201);
    }

    @Test
    void whatWasBeingGivenEndedWhenThePatientWentToOtherCare() {
        var chart = ChartSample.infusion().ready();
        chart.later(5).give(chart.drip(40)).expect(201);
        chart.later(20);
        assertRefused(
                chart.day.change(staff("nurse"), "transfer", since(chart.day.ago(22), TO_HOSPITAL)),
                422,
                "moments-out-of-order");
        var left = chart.day.ago(8);
        var gone = chart.day
                .change(staff("nurse"), "transfer", since(left, TO_HOSPITAL))
                .expect(200)
                .body();
        assertThat(gone.path("leftAt").asText()).isEqualTo(left);
        assertThat(gone.path("dosingEndedAt").asText()).isEqualTo(left);
        assertThat(gone.at("/doses/0/end").asText()).isEqualTo(left);
    }

    private String inWire(int minutes, int seconds) {
        return sample.place().at(start.plusSeconds(60L * minutes + seconds));
    }

    @Test
    void whoLeftInTheMinuteOfTheLastReadingLeftAfterIt() {
        itIs(20);
        clock.advance(Duration.ofSeconds(30));
        sample.pressure(120, 80);
        itIs(22);
        for (var before : List.of(inWire(19, 0), inWire(20, 29))) {
            assertRefused(
                    sample.change(staff("nurse"), "end-without-dose", since(before, NOTHING_GIVEN)),
                    400,
                    "invalid-request");
        }
        var ended = sample.change(staff("nurse"), "end-without-dose", since(inWire(20, 0), NOTHING_GIVEN))
                .expect(200);
        assertThat(ended.text("leftAt")).isEqualTo(inWire(20, 30));
    }

    @Test
    void whoLeftInTheMinuteInWhichTheDoseEndedLeftAfterIt() {
        itIs(30);
        HandOfTheNurse.begins(sample);
        itIs(70);
        clock.advance(Duration.ofSeconds(30));
        HandOfTheNurse.ends(sample);
        itIs(72);
        assertRefused(
                sample.change(staff("nurse"), "transfer", since(inWire(69, 0), TO_HOSPITAL)),
                422,
                "moments-out-of-order");
        var gone = sample.change(staff("nurse"), "transfer", since(inWire(70, 0), TO_HOSPITAL))
                .expect(200);
        assertThat(gone.text("leftAt")).isEqualTo(inWire(70, 30));
    }

    @Test
    void afterADoseNobodyEndsTheDayAsIfThereHadBeenNone() {
        itIs(30);
        HandOfTheNurse.begins(sample);
        assertRefused(sample.change(staff("nurse"), "end-without-dose", NOTHING_GIVEN), 409, "session-not-open");
    }

    @Test
    void whoHasLeftIsNeitherExtendedNorLeavesAgain() {
        sample.change(staff("nurse"), "transfer", TO_HOSPITAL).expect(200);
        var nurse = staff("nurse");
        assertRefused(sample.change(nurse, "transfer", TO_HOSPITAL), 409, "session-not-open");
        assertRefused(sample.change(nurse, "end-without-dose", NOTHING_GIVEN), 409, "session-not-open");
        var longer = Map.of("minutes", 30, "reason", "made-up reason 4711");
        assertRefused(sample.change(nurse, "extension", longer), 409, "session-not-open");
        assertRefused(
                desk().post(sample.path() + "/endangered-appointments/proposals", Map.of()), 409, "session-not-open");
    }

    @Test
    void whoLeavesIsReadAsTheyWereWhenTheyLeft() {
        var nurse = staff("nurse");
        assertRefused(nurse.post(sample.path() + "/transfer", TO_HOSPITAL), 428, "if-match-required");
        assertRefused(nurse.ifMatch(99).post(sample.path() + "/transfer", TO_HOSPITAL), 412, "stale-version");
        assertRefused(sample.change(nurse, "transfer", Map.of("to", "HOSPITAL")), 400, "invalid-request");
        assertRefused(
                sample.change(nurse, "end-without-dose", Map.of("note", "made-up note 4711")), 400, "invalid-request");
    }

    @Test
    void ofLeavingAndStayingLongerOnlyOneIsDone() {
        for (int round = 0; round < 5; round++) {
            var other = SessionSample.infusion().begun();
            long version = other.version();
            var answers = Race.between(
                    () -> staff("nurse").ifMatch(version).post(other.path() + "/transfer", TO_HOSPITAL),
                    () -> staff("nurse")
                            .ifMatch(version)
                            .post(other.path() + "/extension", Map.of("minutes", 30, "reason", "made-up reason 4711")));
            assertThat(Race.statuses(answers)).isEqualTo(Map.of(200, 1, 412, 1));
            if (answers.getLast().status() == 200) {
                other.change(staff("nurse"), "transfer", TO_HOSPITAL).expect(200);
            }
        }
    }

    @Test
    void ofLeavingAndABookingOfTheRoomTheBookingGetsItOrIsToldToTryAgain() {
        onlyOneRoom(sample);
        var next = sample.another();
        itIs(20);
        long version = sample.version();
        var answers = Race.between(
                () -> staff("nurse").ifMatch(version).post(sample.path() + "/transfer", TO_HOSPITAL),
                () -> bookAt(35, next));
        assertThat(answers.getFirst().status()).isEqualTo(200);
        assertThat(answers.getLast().status()).isIn(201, 409);
        if (answers.getLast().status() == 409) {
            bookAt(35, next).expect(201);
        }
    }

    @Test
    void thePatientTakesHomeWhenToDriveWhatToDoAndWhatFollowsInNeutralWords() {
        itIs(30);
        HandOfTheNurse.begins(sample);
        itIs(70);
        HandOfTheNurse.ends(sample);
        itIs(160);
        sample.change(staff("nurse"), "transfer", TO_HOSPITAL).expect(200);
        bookNextWeek();
        var summary = staff("nurse").get(sample.path() + "/summary").expect(200);
        assertThat(summary.body().at("/noDriving/notBefore").asText())
                .isEqualTo(sample.place().at(start.plus(Duration.ofMinutes(160 + 1440))));
        assertThat(summary.text("instructions")).isNotBlank();
        var dates = summary.body().path("nextDates");
        assertThat(dates.findValuesAsText("what")).contains("Sample visit");
        assertThat(summary.body().path("text")).hasSize(4 + dates.size());
        assertThat(summary.body().toString().toLowerCase())
                .doesNotContain(List.of("ketamine", "infusion", "depress", "anxiety", "trauma", "spray", "hospital"));
        assertThat(AuditTrail.actions(sample.uuid())).contains("SESSION_SUMMARY_READ");
    }

    private void bookNextWeek() {
        var place = sample.place();
        desk().post(
                        "/v1/appointments",
                        place.booking("talk", place.at(place.day().plusDays(7), "10:00"), sample.patient()))
                .expect(201);
    }

    @Test
    void whoWasGivenNothingMayDrive() {
        sample.change(staff("nurse"), "end-without-dose", NOTHING_GIVEN).expect(200);
        var summary = staff("nurse").get(sample.path() + "/summary").expect(200);
        assertThat(summary.body().has("noDriving")).isFalse();
    }

    @Test
    void onlyCliniciansReadAndWriteOfLeaving() {
        assertThat(desk().get(sample.path() + "/summary").status()).isEqualTo(403);
        assertThat(desk().ifMatch(0)
                        .post(sample.path() + "/transfer", TO_HOSPITAL)
                        .status())
                .isEqualTo(403);
    }
}
