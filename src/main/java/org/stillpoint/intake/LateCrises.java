package org.stillpoint.intake;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.stillpoint.platform.Database;

/** Notices that somebody who may be in danger was not answered in time: in the metrics, and once in the log. */
@ApplicationScoped
@Transactional
public class LateCrises {

    private static final Logger LOG = Logger.getLogger(LateCrises.class);

    private static final String LATE = """
            queue_rank = 0 and queue_at < ? and (spoken_at is null or spoken_at < crisis_raised_at)""";

    private final AtomicInteger late = new AtomicInteger();
    private final Database database;
    private final Clock clock;

    LateCrises(Database database, Clock clock, MeterRegistry metrics) {
        this.database = database;
        this.clock = clock;
        metrics.gauge("stillpoint.requests.crisis.late", late);
    }

    /** The database decides which of several servers tells the log. */
    public void look() {
        var now = clock.instant();
        database.list(
                        "update appointment_request set late_told_at = ? where " + LATE
                                + " and (late_told_at is null or late_told_at < crisis_raised_at) returning id",
                        row -> row.getString(1),
                        now,
                        now)
                .forEach(id -> LOG.warnf(
                        "Request %s: somebody who may be in danger was not answered within the response time", id));
        late.set(database.first("select count(*) from appointment_request where " + LATE, row -> row.getInt(1), now)
                .orElse(0));
    }
}
