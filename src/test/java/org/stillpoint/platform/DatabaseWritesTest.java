package org.stillpoint.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DatabaseWritesTest {

    @Inject
    @Readiness
    DatabaseWrites writes;

    @Inject
    Database database;

    private Status whileNothingCanBeWritten() {
        QuarkusTransaction.begin();
        try {
            database.update("set transaction read only");
            return writes.call().getStatus();
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    @Test
    void isNotReadyFromTheFirstFailureUntilATrialFindsRoomAgain() {
        assertThat(whileNothingCanBeWritten()).as("nobody has met it yet").isEqualTo(Status.UP);
        writes.failed("53100");
        assertThat(whileNothingCanBeWritten()).isEqualTo(Status.DOWN);
        assertThat(whileNothingCanBeWritten()).as("asked again").isEqualTo(Status.DOWN);
        assertThat(writes.call().getStatus()).isEqualTo(Status.UP);
        assertThat(whileNothingCanBeWritten()).as("it is over").isEqualTo(Status.UP);
    }
}
