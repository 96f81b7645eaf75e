package org.stillpoint.intake;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.stillpoint.platform.Database;

/**
 * Notices that nobody has looked at what was held back: a person whose browser has filled in the hidden field waits there as well.
 * In the metrics, and once in the log.
 */
@ApplicationScoped
@Transactional
public class HeldBackTooLong {

    private static final Logger LOG = Logger.getLogger(HeldBackTooLong.class);

    private static final String TOO_LONG = "queue_rank = 8 and queue_at < ?";

    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger tooLong = new AtomicInteger();
    private final Database database;
    private final DeskConfig config;
    private final Clock clock;

    HeldBackTooLong(Database database, DeskConfig config, Clock clock, MeterRegistry metrics) {
        this.database = database;
        this.config = config;
        this.clock = clock;
        metrics.gauge("stillpoint.requests.held.back", waiting);
        metrics.gauge("stillpoint.requests.held.back.late", tooLong);
    }

    /** The database decides which of several servers tells the log. */
    public void look() {
        var now = clock.instant();
        var before = now.minus(config.firstContact());
        var told = database.list(
                "update appointment_request set late_told_at = ? where " + TOO_LONG
                        + " and late_told_at is null returning id",
                row -> row.getString(1),
                now,
                before);
        if (!told.isEmpty()) {
            LOG.warnf("Nobody has looked at %d more requests that were held back: ?heldBack=true", told.size());
        }
        waiting.set(count("queue_rank = 8"));
        tooLong.set(count(TOO_LONG, before));
    }

    private int count(String which, Object... values) {
        return database.first("select count(*) from appointment_request where " + which, row -> row.getInt(1), values)
                .orElse(0);
    }
}
