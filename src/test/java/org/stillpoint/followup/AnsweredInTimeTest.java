package org.stillpoint.followup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One treatment, after which two questionnaires are asked from 9 to 13 January at 11 o'clock; they were answered before it too. */
class AnsweredInTimeTest {

    private final MadeUpLife life = new MadeUpLife("01-02 10:00");

    @BeforeEach
    void treated() {
        life.on("01-02 12:00").answers("GAD-7", "PHQ-9");
        life.has("01-04 11:00");
        life.on("01-05 11:00").completes("CHECK_IN_24H");
    }

    private void stands(String state) {
        assertThat(life.schedule()).contains("WEARING_OFF_7D " + state + " 01-09 11:00 | 01-11 11:00 | 01-13 11:00");
    }

    @Test
    void itIsDoneOnceAllThatItAsksForIsAnsweredInItsTime() {
        life.on("01-09 11:00");
        stands("DUE");
        life.answers("GAD-7");
        stands("DUE");
        life.on("01-13 10:59").answers("PHQ-9");
        stands("DONE");
        life.on("01-14 12:00");
        assertThat(life.schedule()).noneMatch(line -> line.startsWith("MISSED_CONTACT"));
    }

    @Test
    void whatIsAnsweredAfterTheTreatmentAndBeforeItIsAskedIsNotAskedAgain() {
        life.on("01-08 12:00").answers("GAD-7", "PHQ-9");
        stands("DONE");
        life.on("02-01 12:00");
        assertThat(life.schedule()).noneMatch(line -> line.startsWith("MISSED_CONTACT"));
    }

    @Test
    void whatWasLeftOutOfAnAnswerToItIsNotWaitedFor() {
        life.on("01-10 12:00").leavesOut("WEARING_OFF_7D", "GAD-7");
        stands("DUE");
        life.answers("PHQ-9");
        stands("DONE");
        life.on("02-01 12:00");
        assertThat(life.schedule()).noneMatch(line -> line.startsWith("MISSED_CONTACT"));
    }

    @Test
    void whatWasLeftOutOfAnAnswerToWhoeverRunsAfterItIsNotWaitedFor() {
        life.on("01-16 12:00").leavesOut("MISSED_CONTACT", "GAD-7");
        life.on("01-22 12:00");
        assertThat(life.open("MISSED_CONTACT").map(KnownFollowUp::kind)).containsExactly(FollowUpKind.CALL);
        life.answers("PHQ-9");
        stands("MISSED");
        assertThat(life.open("MISSED_CONTACT")).isEmpty();
    }

    @Test
    void whatWasLeftOutOfAnAnswerToSomethingElseIsWaitedFor() {
        life.on("01-10 12:00").leavesOut("RETURN", "GAD-7").answers("PHQ-9");
        stands("DUE");
    }

    @Test
    void whoAnswersWhileTheyAreRunAfterIsNotRunAfterAnyMore() {
        life.on("01-13 10:59");
        stands("DUE");
        life.on("01-13 11:00");
        stands("MISSED");
        life.on("01-15 12:00").answers("GAD-7");
        assertThat(life.schedule()).contains("MISSED_CONTACT DUE 01-15 11:00 | 01-15 11:00 | 01-18 11:00");
        life.on("01-18 12:00");
        assertThat(life.schedule()).contains("MISSED_CONTACT DUE 01-18 11:00 | 01-18 11:00 | 01-21 11:00");
        life.on("01-19 12:00").answers("GAD-7", "PHQ-9");
        stands("MISSED");
        life.on("02-01 12:00");
        assertThat(life.schedule())
                .filteredOn(line -> line.startsWith("MISSED_CONTACT"))
                .containsExactly(
                        "MISSED_CONTACT MISSED 01-15 11:00 | 01-15 11:00 | 01-18 11:00",
                        "MISSED_CONTACT DONE 01-18 11:00 | 01-18 11:00 | 01-21 11:00");
    }

    @Test
    void whoNeverAnswersIsCalledByAPersonAndThatStaysOpen() {
        life.on("03-01 12:00");
        assertThat(life.schedule())
                .filteredOn(line -> line.startsWith("MISSED_CONTACT"))
                .containsExactly(
                        "MISSED_CONTACT MISSED 01-15 11:00 | 01-15 11:00 | 01-18 11:00",
                        "MISSED_CONTACT MISSED 01-18 11:00 | 01-18 11:00 | 01-21 11:00",
                        "MISSED_CONTACT OVERDUE 01-21 11:00 | 01-21 11:00 | 01-23 11:00");
        assertThat(life.open("MISSED_CONTACT").map(KnownFollowUp::kind)).containsExactly(FollowUpKind.CALL);
    }

    @Test
    void whoAnswersBeforeTheyAreCalledIsNotCalled() {
        life.on("01-22 12:00");
        assertThat(life.open("MISSED_CONTACT").map(KnownFollowUp::kind)).containsExactly(FollowUpKind.CALL);
        life.answers("GAD-7");
        assertThat(life.open("MISSED_CONTACT")).as("half an answer").hasSize(1);
        life.answers("PHQ-9");
        assertThat(life.schedule()).contains("MISSED_CONTACT DONE 01-21 11:00 | 01-21 11:00 | 01-23 11:00");
    }

    @Test
    void whoIsNoticedAfterAnOutageIsAskedAgainBeforeTheyAreCalled() {
        life.onAfterAnOutage(MadeUpLife.at("02-01 12:00"));
        assertThat(life.schedule()).contains("MISSED_CONTACT DUE 02-01 12:00 | 02-01 12:00 | 02-04 12:00");
        life.on("02-04 12:00");
        assertThat(life.schedule()).contains("MISSED_CONTACT DUE 02-04 12:00 | 02-04 12:00 | 02-07 12:00");
        life.on("02-07 12:00");
        assertThat(life.open("MISSED_CONTACT").map(KnownFollowUp::kind)).containsExactly(FollowUpKind.CALL);
        assertThat(life.schedule()).contains("MISSED_CONTACT DUE 02-07 12:00 | 02-07 12:00 | 02-09 12:00");
    }

    @Test
    void whatStaffDoIsNeverMissed() {
        life.on("03-01 12:00");
        assertThat(life.schedule()).contains("RETURN OVERDUE 01-14 11:00 | 01-14 11:00 | 01-18 11:00");
    }
}
