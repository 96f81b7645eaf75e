package org.stillpoint.followup;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillpoint.platform.Database;
import org.stillpoint.testsupport.Office;
import org.stillpoint.testsupport.TestClock;
import org.stillpoint.treatment.ProtocolSample;

/** What is asked before the sessions of a ladder. The last dose of the induction ended on 21 January at 11:00. */
@QuarkusTest
class MaintenanceQuestionsTest {

    private static final DateTimeFormatter SHORT =
            DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(PlantedCourse.ZONE);

    @Inject
    Recompute recompute;

    @Inject
    MissedContacts missed;

    @Inject
    Database database;

    @Inject
    TestClock clock;

    private PlantedCourse course;

    @BeforeEach
    void inMaintenance() {
        course = PlantedCourse.infusions();
        List.of("01-04", "01-07", "01-11", "01-14", "01-18", "01-21")
                .forEach(day -> given(course.booked(PlantedCourse.INDUCTION, start(day)), day));
        course.reviewed("2027-01-22T12:00");
        now("2027-01-22T12:00");
    }

    private static String start(String day) {
        return "2027-" + day + "T10:00";
    }

    private UUID booked(String day) {
        return course.booked(PlantedCourse.MAINTENANCE, start(day));
    }

    private void given(UUID visit, String day) {
        course.given(visit, start(day));
    }

    private void given(String day) {
        given(booked(day), day);
    }

    private void now(String local) {
        clock.set(PlantedCourse.at(local));
        course.mark(clock.instant());
        recompute.of(course.patient);
    }

    private void answers(String at) {
        course.answered("GAD-7", at);
        course.answered("PHQ-9", at);
    }

    /** Code, status, from, due, to; by when they are due. */
    private List<String> measures() {
        return database.list(
                "select code || ' ' || status, from_at, due_at, to_at from follow_up where patient_id = ?"
                        + " and (code like 'MEASURE%' or code = 'WEARING_OFF_7D') and status <> 'CLOSED' order by due_at, code",
                row -> "%s %s | %s | %s"
                        .formatted(
                                row.getString(1),
                                text(row.getObject(2, OffsetDateTime.class)),
                                text(row.getObject(3, OffsetDateTime.class)),
                                text(row.getObject(4, OffsetDateTime.class))),
                course.patient);
    }

    private static String text(OffsetDateTime moment) {
        return SHORT.format(moment);
    }

    @Test
    void aBookedSessionIsAskedAboutInTheDaysBeforeItUntilItsDose() {
        var visit = booked("01-28");
        now("2027-01-22T13:00");
        assertThat(measures()).containsExactly("MEASURE_1 OPEN 01-24 00:00 | 01-26 00:00 | 01-29 00:00");
        course.moved(visit, start("01-30"));
        now("2027-01-22T14:00");
        assertThat(measures()).containsExactly("MEASURE_1 OPEN 01-26 00:00 | 01-28 00:00 | 01-31 00:00");
        given(visit, "01-30");
        now("2027-01-30T11:00");
        assertThat(measures())
                .as("the dose answers nothing")
                .contains("MEASURE_1 OPEN 01-26 00:00 | 01-28 00:00 | 01-30 11:00");
    }

    /** Five days before a session, due three days before it. */
    private void protocolAsks(String instruments) {
        var own = ProtocolSample.of("IV_6_IN_3_WEEKS")
                .with("IV_KETAMINE_40", course.office.service("infusion"))
                .with("INDUCTION_REVIEW", course.office.service("talk"))
                .replacing(
                        "\"followUps\":[",
                        "\"followUps\":[{\"code\":\"MEASURE\",\"after\":\"BEFORE_MAINTENANCE\",\"dueHours\":-72,\"fromHours\":-120,"
                                + "\"toHours\":0,\"instruments\":[" + instruments + "]},")
                .install();
        database.update(
                "update treatment_series set protocol_id = ?, version = version + 1 where id = ?",
                own.id(),
                course.series);
    }

    private List<String> asked() {
        return measures().stream().filter(text -> text.startsWith("MEASURE")).toList();
    }

    @Test
    void aProtocolSaysItselfWhatIsAskedBeforeItsSessionsAndHowLongBefore() {
        protocolAsks("\"PCL-5\"");
        now("2027-01-22T13:00");
        assertThat(asked())
                .as("what follows the last session asks something else")
                .containsExactly("MEASURE_1 OPEN 01-23 00:00 | 01-25 00:00 | 01-29 00:00");
        booked("01-29");
        now("2027-01-22T14:00");
        assertThat(asked()).containsExactly("MEASURE_1 OPEN 01-24 00:00 | 01-26 00:00 | 01-30 00:00");
        answers("2027-01-25T12:00");
        now("2027-01-25T13:00");
        assertThat(asked())
                .as("other questionnaires")
                .containsExactly("MEASURE_1 OPEN 01-24 00:00 | 01-26 00:00 | 01-30 00:00");
        course.answered("PCL-5", "2027-01-25T14:00");
        now("2027-01-25T15:00");
        assertThat(asked()).containsExactly("MEASURE_1 COMPLETED 01-24 00:00 | 01-26 00:00 | 01-30 00:00");
    }

    @Test
    void aProtocolThatAsksNothingBeforeItsSessionsAsksNothing() {
        protocolAsks("");
        booked("01-28");
        now("2027-01-22T13:00");
        assertThat(asked()).isEmpty();
    }

    @Test
    void asLongAsNothingIsBookedOnlyTheLastSessionIsAskedAbout() {
        assertThat(measures()).containsExactly("WEARING_OFF_7D OPEN 01-26 11:00 | 01-28 11:00 | 01-30 11:00");
        course.cancelled(booked("01-28"));
        now("2027-01-22T13:00");
        assertThat(measures()).containsExactly("WEARING_OFF_7D OPEN 01-26 11:00 | 01-28 11:00 | 01-30 11:00");
    }

    @Test
    void nobodyIsAskedInTheHoursAfterADose() {
        booked("01-24");
        now("2027-01-22T13:00");
        assertThat(measures()).containsExactly("MEASURE_1 OPEN 01-22 23:00 | 01-22 23:00 | 01-25 00:00");
    }

    @Test
    void whatCanNotBeAskedAgainWhenTheTimeComesStandsForIt() {
        booked("02-08");
        answers("2027-01-29T00:00");
        now("2027-01-29T12:00");
        assertThat(measures()).containsExactly("MEASURE_1 COMPLETED 02-04 00:00 | 02-06 00:00 | 02-09 00:00");
    }

    @Test
    void whatCanBeAskedAgainIsAsked() {
        booked("02-08");
        answers("2027-01-28T23:59");
        now("2027-01-29T12:00");
        assertThat(measures()).containsExactly("MEASURE_1 OPEN 02-04 00:00 | 02-06 00:00 | 02-09 00:00");
    }

    @Test
    void oneAnswerStandsForOneSessionOnly() {
        var first = booked("01-28");
        now("2027-01-22T13:00");
        answers("2027-01-27T12:00");
        given(first, "01-28");
        given("01-31");
        booked("02-04");
        now("2027-01-31T12:00");
        assertThat(measures())
                .as("two weeks of the ladder in one")
                .contains("MEASURE_1 COMPLETED 01-24 00:00 | 01-26 00:00 | 01-28 11:00")
                .contains("MEASURE_3 OPEN 02-01 23:00 | 02-02 00:00 | 02-05 00:00");
    }

    @Test
    void anAnswerToTheLastSessionIsNotAskedForAgainBecauseItCameEarly() {
        answers("2027-01-25T12:00");
        now("2027-01-25T13:00");
        assertThat(measures()).containsExactly("WEARING_OFF_7D COMPLETED 01-26 11:00 | 01-28 11:00 | 01-30 11:00");
    }

    @Test
    void thePatientAnswersByALinkWhatNobodyHasAnsweredYet() {
        booked("01-28");
        course.answered("GAD-7", "2027-01-23T09:00");
        now("2027-01-26T12:00");
        var id = database.first(
                        "select id from follow_up where patient_id = ? and code = 'MEASURE_1'",
                        row -> row.getObject(1, UUID.class),
                        course.patient)
                .orElseThrow();
        var path = "/v1/follow-ups/" + id;
        var patient = Office.visitor()
                .as(Office.staff("frontdesk")
                        .post(path + "/links", Map.of())
                        .expect(200)
                        .text("key"));
        var born = database.first(
                        "select date_of_birth from patient where id = ?", row -> row.getString(1), course.patient)
                .orElseThrow();
        var asked =
                patient.post(path + "/questions", Map.of("dateOfBirth", born)).expect(200);
        assertThat(asked.body().path("questionnaires").findValuesAsText("instrument"))
                .containsExactly("PHQ-9");
        patient.post(
                        path + "/responses",
                        Map.of(
                                "dateOfBirth",
                                born,
                                "instrument",
                                "PHQ-9",
                                "language",
                                "en",
                                "answers",
                                Collections.nCopies(9, 0)))
                .expect(200);
        assertThat(measures()).containsExactly("MEASURE_1 COMPLETED 01-24 00:00 | 01-26 00:00 | 01-29 00:00");
        assertThat(responses(id)).isEqualTo(2);
    }

    private int responses(UUID followUp) {
        return database.first(
                        "select cardinality(responses) from follow_up where id = ?", row -> row.getInt(1), followUp)
                .orElseThrow();
    }

    @Test
    void whoAnswersBeforeTheNextStepIsDueIsNotRunAfter() {
        nobodyAnswersUntilTheDose();
        answers("2027-01-29T23:30");
        now("2027-01-29T23:30");
        assertThat(database.list(
                        "select status from follow_up where patient_id = ? and code = 'MISSED_CONTACT' and array_length(instruments, 1) = 2",
                        row -> row.getString(1),
                        course.patient))
                .containsExactly("COMPLETED");
    }

    @Test
    void whoDoesNotAnswerBeforeTheSessionIsRunAfterWhenTheDoseHasPassed() {
        nobodyAnswersUntilTheDose();
        Instant due = database.first(
                        "select due_at from follow_up where patient_id = ? and code = 'MISSED_CONTACT' and array_length(instruments, 1) = 2",
                        row -> row.getObject(1, OffsetDateTime.class).toInstant(),
                        course.patient)
                .orElseThrow();
        assertThat(due).isEqualTo(PlantedCourse.at("2027-01-28T11:00").plus(Duration.ofDays(2)));
    }

    private void nobodyAnswersUntilTheDose() {
        var visit = booked("01-28");
        now("2027-01-22T13:00");
        given(visit, "01-28");
        now("2027-01-28T11:00");
        clock.set(PlantedCourse.at("2027-01-28T11:00"));
        while (missed.some() > 0) {
            // Whoever else is late in this database is missed too.
        }
    }
}
