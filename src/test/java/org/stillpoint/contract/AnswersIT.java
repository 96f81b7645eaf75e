package org.stillpoint.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stillpoint.testsupport.Answers;
import org.stillpoint.testsupport.Answers.Answered;

/** After all other tests: whatever an operation has answered in any of them is among the answers that the contract names for it. */
class AnswersIT {

    /** What is refused before it is known which operation is meant, or whatever it is. */
    private static final Set<String> OF_HTTP = Set.of(
            "address-too-long",
            "headers-too-large",
            "http-error",
            "not-acceptable",
            "origin-not-allowed",
            "too-large",
            "unsupported-media-type");

    @BeforeEach
    void allOthersWereRun() {
        // Maven hands on what was asked for on its command line.
        assumeTrue(System.getProperty("it.test") == null, "only some of the tests were run");
    }

    @Test
    void whatAnOperationRefusesIsNamed() {
        assertThat(Answers.ofThisRun())
                .as("what was listened to")
                .filteredOn(Answered::isProblem)
                .hasSizeGreaterThan(500)
                .contains(
                        new Answered("bookAppointment", "slot-taken"),
                        new Answered("mergePatient", "visits-overlap"),
                        new Answered("bookFollowUp", "outside-window"),
                        new Answered("signIn", "token-request-invalid"))
                .filteredOn(refused -> !OF_HTTP.contains(refused.what()) && !refused.isNamed())
                .as("what openapi.json does not name: add it to the operation's @Refuses")
                .isEmpty();
    }

    @Test
    void whatASuccessIsAnsweredWithIsNamed() {
        assertThat(Answers.ofThisRun())
                .as("what was listened to")
                .filteredOn(Answered::isSuccess)
                .hasSizeGreaterThan(150)
                .contains(new Answered("dischargeSession", "200"), new Answered("defineProtocol", "200"))
                .filteredOn(answered -> !answered.isNamed())
                .as("what openapi.json does not name: the operation answers with another status")
                .isEmpty();
    }

    @Test
    void whatAProblemTellsIsDescribed() {
        assertThat(Answers.ofThisRun())
                .as("what was listened to")
                .filteredOn(Answered::isMember)
                .contains(new Answered("bookAppointment", "slot-taken#blockers"))
                .filteredOn(member -> !member.isNamed())
                .as("what openapi.json does not describe: add it to the schema Problem in openapi.yaml")
                .isEmpty();
    }

    @Test
    void whatIsRequiredIsInEveryAnswer() {
        assertThat(Answers.ofThisRun())
                .filteredOn(Answered::isIncomplete)
                .as("what openapi.json calls required and an answer did not have: mark it @MayBeAbsent")
                .isEmpty();
    }
}
