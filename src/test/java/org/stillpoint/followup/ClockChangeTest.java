package org.stillpoint.followup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stillpoint.treatment.MadeUpSeries;

/**
 * When each follow-up is due around the days on which the clocks change, 14 March and 7 November: hours are hours, so that what is
 * due after whole days is an hour later or earlier on the clock; days of a course begin at midnight.
 */
class ClockChangeTest {

    private final MadeUpLife life = new MadeUpLife("03-01 10:00");

    private void given(MadeUpSeries in, String... days) {
        List.of(days).stream()
                .map(day -> life.books(in, day + " 10:00"))
                .toList()
                .forEach(visit -> {
                    life.now = visit.start().plusSeconds(3600);
                    life.has(visit);
                });
    }

    @Test
    void inSpringWhatIsDueAfterDaysIsAnHourLaterOnTheClock() {
        life.has("03-13 11:00");
        assertThat(life.schedule())
                .containsExactly(
                        "CHECK_IN_24H COMING 03-14 06:00 | 03-14 12:00 | 03-15 00:00",
                        "WEARING_OFF_7D COMING 03-18 12:00 | 03-20 12:00 | 03-22 12:00",
                        "RETURN COMING 03-23 12:00 | 03-23 12:00 | 03-27 12:00");
    }

    @Test
    void inAutumnItIsAnHourEarlier() {
        life.has("11-06 11:00");
        assertThat(life.schedule())
                .containsExactly(
                        "CHECK_IN_24H COMING 11-07 04:00 | 11-07 10:00 | 11-07 22:00",
                        "WEARING_OFF_7D COMING 11-11 10:00 | 11-13 10:00 | 11-15 10:00",
                        "RETURN COMING 11-16 10:00 | 11-16 10:00 | 11-20 10:00");
    }

    @Test
    void whoIsRunAfterIsSoAfterHoursToo() {
        life.has("03-12 11:00");
        life.on("03-13 23:00");
        assertThat(life.schedule())
                .contains(
                        "CHECK_IN_24H MISSED 03-13 05:00 | 03-13 11:00 | 03-13 23:00",
                        "MISSED_CONTACT COMING 03-16 00:00 | 03-16 00:00 | 03-19 00:00");
        life.on("03-19 00:00");
        assertThat(life.schedule()).contains("MISSED_CONTACT DUE 03-19 00:00 | 03-19 00:00 | 03-22 00:00");
        life.on("03-22 00:00");
        assertThat(life.schedule()).contains("MISSED_CONTACT DUE 03-22 00:00 | 03-22 00:00 | 03-24 00:00");
    }

    @Test
    void theEndOfAnInductionCountsHours() {
        var course = life.begins("IM_4_IN_2_WEEKS");
        given(course, "03-03", "03-06", "03-10", "03-13");
        assertThat(life.schedule())
                .contains(
                        "INDUCTION_REVIEW COMING 03-14 12:00 | 03-14 12:00 | 03-20 12:00",
                        "LATE_RELAPSE COMING 03-31 12:00 | 03-31 12:00 | 04-10 12:00",
                        // 90 days after 3 March.
                        "SAFETY_REVIEW COMING 06-01 12:00 | 06-01 12:00 | 06-15 12:00");
    }

    @Test
    void daysOfTheLadderAndOfAnInductionBeginAtMidnight() {
        var course = life.begins("IV_6_IN_3_WEEKS");
        given(course, "03-01");
        assertThat(life.schedule()).contains("NEXT_SESSION COMING 03-03 00:00 | 03-05 00:00 | 03-09 00:00");
        given(course, "03-04", "03-08");
        assertThat(life.schedule()).contains("NEXT_SESSION COMING 03-10 00:00 | 03-12 00:00 | 03-16 00:00");
        given(course, "03-11", "03-12");
        given(course, "03-13");
        life.on("03-14 12:00");
        course.review(true, life.now);
        life.workOut();
        // The 20th, two days earlier or later.
        assertThat(life.schedule()).contains("MAINTENANCE_1 COMING 03-18 00:00 | 03-20 00:00 | 03-23 00:00");
        given(course, "11-05");
        assertThat(life.schedule()).contains("MAINTENANCE_2 COMING 11-10 00:00 | 11-12 00:00 | 11-15 00:00");
    }

    @Test
    void aPauseCountsHours() {
        var course = life.begins("IV_6_IN_3_WEEKS");
        given(course, "03-10");
        course.pause();
        life.workOut();
        assertThat(life.schedule()).contains("PAUSE_REVIEW COMING 03-28 12:00 | 03-28 12:00 | 04-07 12:00");
    }
}
