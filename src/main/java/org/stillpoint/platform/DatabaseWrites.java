package org.stillpoint.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Default;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Whether the database can write. Once a request has met that it can not, the disk being full, this server is not ready until a
 * trial succeeds.
 */
@ApplicationScoped
@Default
@Readiness
class DatabaseWrites implements HealthCheck {

    private static final Logger LOG = Logger.getLogger(DatabaseWrites.class);

    private static final Duration TELL_EVERY = Duration.ofMinutes(1);

    private static final Map<String, String> MEANING = Map.of(
            "53100", "its disk is full",
            "58030", "its disk fails",
            "25006", "it is read only");

    /** More than finds room in pages that are there already, and gone at once. */
    private static final String TRIAL = "create temporary table trial_of_writing on commit drop as"
            + " select gen_random_uuid() from generate_series(1, 20000)";

    private record Trouble(String state, Instant told) {}

    private final AtomicReference<Trouble> trouble = new AtomicReference<>();
    private final Database database;
    private final Clock clock;

    DatabaseWrites(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A request could not write; told in the log once a minute, because all others can not either. */
    void failed(String state) {
        var now = clock.instant();
        var known = trouble.get();
        if (known != null && now.isBefore(known.told().plus(TELL_EVERY))) {
            return;
        }
        if (trouble.compareAndSet(known, new Trouble(state, now))) {
            LOG.errorf("The database can not write: %s (SQLSTATE %s)", MEANING.get(state), state);
        }
    }

    @Override
    public HealthCheckResponse call() {
        var answer = HealthCheckResponse.named("database writes");
        var known = trouble.get();
        if (known != null && !canWriteAgain()) {
            return answer.down().withData("reason", MEANING.get(known.state())).build();
        }
        return answer.up().build();
    }

    /** A trial that fails, for whatever reason, says nothing good of the disk. */
    private boolean canWriteAgain() {
        try {
            database.update(TRIAL);
        } catch (Database.Failure stillNot) {
            return false;
        }
        if (trouble.getAndSet(null) != null) {
            LOG.info("The database can write again");
        }
        return true;
    }
}
