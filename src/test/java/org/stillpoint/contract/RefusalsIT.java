package org.stillpoint.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.stillpoint.testsupport.Refusals;
import org.stillpoint.testsupport.Refusals.Refused;

/** After all other tests: whatever an operation has refused in any of them is among the refusals that the contract names for it. */
class RefusalsIT {

    /** What is refused before it is known which operation is meant, or whatever it is. */
    private static final Set<String> OF_HTTP = Set.of(
            "address-too-long",
            "headers-too-large",
            "http-error",
            "not-acceptable",
            "origin-not-allowed",
            "too-large",
            "unsupported-media-type");

    @Test
    void whatAnOperationRefusesIsNamed() {
        // Maven hands on what was asked for on its command line.
        assumeTrue(System.getProperty("it.test") == null, "only some of the tests were run");
        assertThat(Refusals.ofThisRun())
                .as("what was listened to")
                .hasSizeGreaterThan(500)
                .contains(
                        new Refused("bookAppointment", "slot-taken"),
                        new Refused("mergePatient", "visits-overlap"),
                        new Refused("bookFollowUp", "outside-window"),
                        new Refused("signIn", "token-request-invalid"))
                .filteredOn(refused -> !OF_HTTP.contains(refused.problem()) && !Refusals.isNamed(refused))
                .as("what openapi.json does not name: add it to the operation's @Refuses")
                .isEmpty();
    }
}
