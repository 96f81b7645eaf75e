package org.stillpoint.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stillpoint.platform.Database;
import org.stillpoint.testsupport.Race;
import org.stillpoint.testsupport.TestClock;

/** What a course makes due in a year, written out by hand. Clocks change on 14 March and on 7 November 2027. */
@QuarkusTest
class FollowUpYearTest {

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

    private void now(String local) {
        clock.set(PlantedCourse.at(local));
        for (int some = 1; some > 0; ) {
            some = recompute.some();
        }
        var before = rows();
        course.mark(clock.instant());
        recompute.of(course.patient);
        assertThat(rows()).as("worked out twice").isEqualTo(before);
    }

    private List<String> rows() {
        return database.list(
                "select f::text || (select count(*) from follow_up_event e where e.follow_up_id = f.id) from follow_up f"
                        + " where patient_id = ? order by 1",
                row -> row.getString(1),
                course.patient);
    }

    private void overdue(String local) {
        clock.set(PlantedCourse.at(local));
        while (missed.some() > 0) {
            // Whoever else is late in this database is missed too.
        }
        assertThat(missed.some()).isZero();
    }

    /** Code, state at that time, from, due, to; by when they are due. */
    private List<String> schedule(Instant at) {
        return database.list(
                "select code, status, from_at, due_at, to_at, array_length(instruments, 1) from follow_up where patient_id = ?"
                        + " order by due_at, code",
                row -> {
                    var from = moment(row.getObject(3, OffsetDateTime.class));
                    var to = moment(row.getObject(5, OffsetDateTime.class));
                    var state = FollowUpState.of(FollowUpStatus.valueOf(row.getString(2)), from, to, at);
                    return "%s %s %s | %s | %s%s"
                            .formatted(
                                    row.getString(1),
                                    state,
                                    SHORT.format(from),
                                    SHORT.format(moment(row.getObject(4, OffsetDateTime.class))),
                                    SHORT.format(to),
                                    row.getObject(6) == null ? "" : " asks");
                },
                course.patient);
    }

    private static Instant moment(OffsetDateTime moment) {
        return moment.toInstant();
    }

    @Test
    void aYearOfACourseMakesDueExactlyWhatFollowsFromIt() {
        course = PlantedCourse.infusions();
        var induction = List.of("01-04", "01-07", "01-11", "01-14", "01-18", "01-21").stream()
                .map(day -> "2027-" + day + "T10:00")
                .toList();
        var visits = induction.stream()
                .map(start -> course.booked(PlantedCourse.INDUCTION, start))
                .toList();
        for (int at = 0; at < visits.size(); at++) {
            course.given(visits.get(at), induction.get(at));
            now(induction.get(at).replace("T10:00", "T11:00"));
            if (at == 0) {
                course.completed("CHECK_IN_24H", "2027-01-05T12:00");
                now("2027-01-05T12:00");
            }
            if (at == 1) {
                nobodyAnswersTheSecondCheckIn();
            }
        }
        overdue("2027-01-13T23:00");
        overdue("2027-01-16T23:00");
        overdue("2027-01-21T11:30");
        completed("MISSED_CONTACT", "2027-01-22T10:00");
        course.reviewed("2027-01-26T12:00");
        var next = course.booked(PlantedCourse.MAINTENANCE, "2027-01-28T10:00");
        now("2027-01-26T12:00");
        var given = List.of(
                "01-28", "02-04", "02-11", "02-20", "03-08", "03-22", "04-19", "05-19", "06-16", "07-14", "08-11",
                "09-08", "10-06", "11-03", "12-01");
        for (int at = 0; at < given.size(); at++) {
            var day = "2027-" + given.get(at);
            var visit = next;
            if (at + 1 < given.size()) {
                next = next(at, "2027-" + given.get(at + 1) + "T10:00");
            }
            answeredBefore(at + 1, day);
            course.given(visit, day + "T10:00");
            now(day + "T11:00");
            reviewsOfSafety(given.get(at));
            answeredLate(at + 1);
        }
        course.answered("GAD-7", "2027-12-08T12:00");
        now("2027-12-08T12:00");
        course.answered("PHQ-9", "2027-12-08T12:05");
        now("2027-12-08T12:05");
        overdue("2027-12-31T12:00");
        assertThat(schedule(PlantedCourse.at("2027-12-31T12:00")))
                .containsExactly(
                        "CHECK_IN_24H DONE 01-05 05:00 | 01-05 11:00 | 01-05 23:00",
                        "CHECK_IN_24H MISSED 01-08 05:00 | 01-08 11:00 | 01-08 23:00",
                        "MISSED_CONTACT MISSED 01-10 23:00 | 01-10 23:00 | 01-13 23:00",
                        "MISSED_CONTACT MISSED 01-13 23:00 | 01-13 23:00 | 01-16 23:00",
                        "MISSED_CONTACT DONE 01-16 23:00 | 01-16 23:00 | 01-18 23:00",
                        "INDUCTION_REVIEW DONE 01-22 11:00 | 01-22 11:00 | 01-28 11:00",
                        "MEASURE_1 DONE 01-24 00:00 | 01-26 00:00 | 01-28 11:00 asks",
                        "MAINTENANCE_1 DONE 01-26 00:00 | 01-28 00:00 | 01-31 00:00",
                        "WEARING_OFF_7D CLOSED 01-26 11:00 | 01-28 11:00 | 01-30 11:00 asks",
                        "MAINTENANCE_2 DONE 02-02 00:00 | 02-04 00:00 | 02-07 00:00",
                        "MEASURE_3 DONE 02-07 00:00 | 02-09 00:00 | 02-11 11:00 asks",
                        "MAINTENANCE_3 DONE 02-09 00:00 | 02-11 00:00 | 02-14 00:00",
                        "MAINTENANCE_4 DONE 02-16 00:00 | 02-18 00:00 | 02-21 00:00",
                        "MAINTENANCE_5 DONE 03-02 00:00 | 03-06 00:00 | 03-11 00:00",
                        "MEASURE_5 DONE 03-04 00:00 | 03-06 00:00 | 03-08 11:00 asks",
                        "MEASURE_6 DONE 03-18 00:00 | 03-20 00:00 | 03-22 11:00 asks",
                        "MAINTENANCE_6 DONE 03-18 00:00 | 03-22 00:00 | 03-27 00:00",
                        // Twelve sessions came before the 90 days.
                        "SAFETY_REVIEW DONE 03-22 11:00 | 03-22 11:00 | 04-05 11:00",
                        "MEASURE_7 DONE 04-15 00:00 | 04-17 00:00 | 04-19 11:00 asks",
                        "MAINTENANCE_7 DONE 04-12 00:00 | 04-19 00:00 | 04-27 00:00",
                        // Nobody has reviewed the course since January.
                        "COURSE_REVIEW OVERDUE 04-12 00:00 | 04-26 00:00 | 04-27 00:00",
                        "MAINTENANCE_8 DONE 05-10 00:00 | 05-17 00:00 | 05-25 00:00",
                        "MEASURE_8 DONE 05-15 00:00 | 05-17 00:00 | 05-19 11:00 asks",
                        "MEASURE_9 MISSED 06-12 00:00 | 06-14 00:00 | 06-16 11:00 asks",
                        "MAINTENANCE_9 DONE 06-09 00:00 | 06-16 00:00 | 06-24 00:00",
                        "MISSED_CONTACT DONE 06-18 11:00 | 06-18 11:00 | 06-21 11:00 asks",
                        "SAFETY_REVIEW DONE 06-28 12:00 | 06-28 12:00 | 07-12 12:00",
                        "MEASURE_10 DONE 07-10 00:00 | 07-12 00:00 | 07-14 11:00 asks",
                        "MAINTENANCE_10 DONE 07-07 00:00 | 07-14 00:00 | 07-22 00:00",
                        "MEASURE_11 DONE 08-07 00:00 | 08-09 00:00 | 08-11 11:00 asks",
                        "MAINTENANCE_11 DONE 08-04 00:00 | 08-11 00:00 | 08-19 00:00",
                        "MEASURE_12 DONE 09-04 00:00 | 09-06 00:00 | 09-08 11:00 asks",
                        "MAINTENANCE_12 DONE 09-01 00:00 | 09-08 00:00 | 09-16 00:00",
                        "SAFETY_REVIEW DONE 09-29 12:00 | 09-29 12:00 | 10-13 12:00",
                        "MEASURE_13 DONE 10-02 00:00 | 10-04 00:00 | 10-06 11:00 asks",
                        "MAINTENANCE_13 DONE 09-29 00:00 | 10-06 00:00 | 10-14 00:00",
                        "MEASURE_14 DONE 10-30 00:00 | 11-01 00:00 | 11-03 11:00 asks",
                        "MAINTENANCE_14 DONE 10-27 00:00 | 11-03 00:00 | 11-11 00:00",
                        "MEASURE_15 DONE 11-27 00:00 | 11-29 00:00 | 12-01 11:00 asks",
                        "MAINTENANCE_15 DONE 11-24 00:00 | 12-01 00:00 | 12-09 00:00",
                        "WEARING_OFF_7D DONE 12-07 00:00 | 12-08 11:00 | 12-10 11:00 asks",
                        "MEASURE_16 MISSED 12-25 00:00 | 12-27 00:00 | 12-30 00:00 asks",
                        "MAINTENANCE_16 DUE 12-22 00:00 | 12-29 00:00 | 01-06 00:00",
                        "MISSED_CONTACT COMING 01-01 00:00 | 01-01 00:00 | 01-04 00:00 asks",
                        // 90 days from 4 October 12:00, an hour earlier on the clock.
                        "SAFETY_REVIEW COMING 01-02 11:00 | 01-02 11:00 | 01-16 11:00");
    }

    private void nobodyAnswersTheSecondCheckIn() {
        overdue("2027-01-08T22:59");
        assertThat(schedule(clock.instant())).noneMatch(line -> line.startsWith("MISSED_CONTACT"));
        overdue("2027-01-08T23:00");
        assertThat(schedule(clock.instant())).contains("MISSED_CONTACT COMING 01-10 23:00 | 01-10 23:00 | 01-13 23:00");
        now("2027-01-09T11:00");
    }

    /** The day before the session; nobody does before the ninth. Two sessions that are a week apart are asked about once. */
    private void answeredBefore(int session, String day) {
        if (!List.of(2, 4, 9).contains(session)) {
            var before = LocalDate.parse(day).minusDays(1) + "T12:00";
            course.answered("GAD-7", before);
            course.answered("PHQ-9", before);
        }
    }

    /** Whoever is asked again three days later answers. */
    private void answeredLate(int session) {
        if (session == 9) {
            overdue("2027-06-16T12:00");
            course.answered("GAD-7", "2027-06-19T12:00");
            course.answered("PHQ-9", "2027-06-19T12:00");
            now("2027-06-19T12:00");
        }
    }

    /** The fourth is moved by two days, the eighth cancelled and booked anew; all are booked while the one before is going on. */
    private UUID next(int at, String start) {
        switch (at) {
            case 2 -> {
                var visit = course.booked(PlantedCourse.MAINTENANCE, "2027-02-18T10:00");
                course.moved(visit, start);
                return visit;
            }
            case 6 -> {
                course.cancelled(course.booked(PlantedCourse.MAINTENANCE, "2027-05-17T10:00"));
                return course.booked(PlantedCourse.MAINTENANCE, start);
            }
            default -> {
                return course.booked(PlantedCourse.MAINTENANCE, start);
            }
        }
    }

    private void reviewsOfSafety(String day) {
        switch (day) {
            case "03-22" -> completed("SAFETY_REVIEW", "2027-03-30T12:00");
            case "06-16" -> completed("SAFETY_REVIEW", "2027-07-01T12:00");
            case "09-08" -> completed("SAFETY_REVIEW", "2027-10-04T12:00");
            default -> {}
        }
    }

    private void completed(String code, String at) {
        course.completed(code, at);
        now(at);
    }

    @Test
    void manyWhoWorkOutTheSameAtOnceMakeEachFollowUpOnce() {
        course = PlantedCourse.infusions();
        var visit = course.booked(PlantedCourse.INDUCTION, "2027-01-04T10:00");
        course.given(visit, "2027-01-04T10:00");
        clock.set(PlantedCourse.at("2027-01-04T11:00"));
        Race.of(12, n -> () -> {
            course.mark(clock.instant());
            recompute.some();
            recompute.of(course.patient);
            return true;
        });
        recompute.of(course.patient);
        assertThat(database.list(
                        "select code || ' ' || version || ' ' || (select count(*) from follow_up_event e where e.follow_up_id = f.id)"
                                + " from follow_up f where patient_id = ? order by 1",
                        row -> row.getString(1),
                        course.patient))
                .containsExactly(
                        "CHECK_IN_24H 0 1",
                        "COURSE_REVIEW 0 1",
                        "NEXT_SESSION 0 1",
                        "SAFETY_REVIEW 0 1",
                        "WEARING_OFF_7D 0 1");
        assertThat(marks()).isZero();
    }

    private long marks() {
        return database.list(
                        "select count(*) from follow_up_mark where patient_id = ?",
                        row -> row.getLong(1),
                        course.patient)
                .getFirst();
    }

    @Test
    void whoCrashesBetweenAnEventAndItsEffectLosesNothingAndMakesNothingTwice() {
        course = PlantedCourse.infusions();
        QuarkusTransaction.requiringNew().run(() -> {
            // The worker passes by whom somebody else has locked; it would else come before the crash or after it.
            recompute.lock(course.patient);
            QuarkusTransaction.requiringNew().run(() -> {
                var visit = course.booked(PlantedCourse.INDUCTION, "2027-01-04T10:00");
                course.given(visit, "2027-01-04T10:00");
            });
            clock.set(PlantedCourse.at("2027-01-04T11:00"));
            assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                        recompute.workOff(List.of(course.patient));
                        assertThat(marks()).isZero();
                        assertThat(rows()).hasSize(5);
                        throw new IllegalStateException("crash");
                    }))
                    .hasMessage("crash");
            assertThat(rows()).isEmpty();
            assertThat(marks()).isPositive();
        });
        now("2027-01-04T11:00");
        assertThat(rows()).hasSize(5);
    }
}
