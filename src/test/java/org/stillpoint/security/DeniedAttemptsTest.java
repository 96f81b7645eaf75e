package org.stillpoint.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.Ids;
import org.stillpoint.testsupport.AuditTrail;
import org.stillpoint.testsupport.Await;
import org.stillpoint.testsupport.Superuser;
import org.stillpoint.testsupport.TestClock;

@QuarkusTest
class DeniedAttemptsTest {

    private static final String WAITING =
            "select pid from pg_locks where not granted and relation = 'audit_event'::regclass";

    @Inject
    Database database;

    @Inject
    Ids ids;

    @Inject
    TestClock clock;

    @Test
    void whatIsJustBeingWrittenWhenTheServerStopsIsNotLost() throws Exception {
        var attempts = new DeniedAttempts(database, ids, clock);
        attempts.start(null);
        var row = UUID.randomUUID();
        var deed = Deed.of("ACCESS_REFUSED", "Test", row).denied();
        try (var trail = Superuser.connect()) {
            trail.setAutoCommit(false);
            run(trail, "lock table audit_event in access exclusive mode");
            attempts.add("somebody", new AuditRow(ids.next(), clock.instant(), Doer.PUBLIC, deed, null, null));
            Await.until("the row is being written", Duration.ofSeconds(10), () -> isWaitedFor());
            var stop = Thread.ofVirtual().start(() -> stop(attempts));
            run(trail, "select pg_cancel_backend(pid) from (" + WAITING + ") w");
            trail.rollback();
            stop.join();
        }
        assertThat(AuditTrail.actions(row)).containsExactly("ACCESS_REFUSED");
    }

    private boolean isWaitedFor() {
        return database.first(WAITING, pid -> true).isPresent();
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void stop(DeniedAttempts attempts) {
        try {
            attempts.stop(null);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
