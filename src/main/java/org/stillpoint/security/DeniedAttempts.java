package org.stillpoint.security;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.Ids;

/**
 * Writes down what was refused, in transactions of its own and beside the requests: a refusal rolls back everything that its
 * request wrote, and nobody waits longer for one.
 */
@Singleton
class DeniedAttempts {

    private static final Logger LOG = Logger.getLogger(DeniedAttempts.class);

    private static final int MOST_WAITING = 2 * AttemptLimit.OF_ALL;
    private static final int AT_ONCE = 100;
    private static final int PAUSE_SECONDS = 1;

    private final BlockingQueue<AuditRow> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final AttemptLimit limit = new AttemptLimit();
    private final Database database;
    private final Ids ids;
    private final Clock clock;
    private volatile Thread writer;
    private volatile List<AuditRow> inHand = List.of();
    private boolean stopping;

    DeniedAttempts(Database database, Ids ids, Clock clock) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /** {@code caller} is any text that is the same for all attempts of one caller. */
    void add(String caller, AuditRow row) {
        if (limit.admits(caller, clock.instant()) && !waiting.offer(row)) {
            limit.count();
        }
    }

    void start(@Observes StartupEvent start) {
        writer = Thread.ofVirtual().name("denied-attempts").start(this::write);
    }

    void stop(@Observes ShutdownEvent stop) throws InterruptedException {
        interrupt();
        writer.join();
        var rest = new ArrayList<>(inHand);
        waiting.drainTo(rest);
        countRow(limit.left(), rest);
        keep(rest);
    }

    private void write() {
        try {
            while (true) {
                inHand = next();
                while (!keepUnlessStopping(inHand)) {
                    TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
                }
                inHand = List.of();
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    /** Not in the middle of a write, of which nobody would know whether it has been done. */
    private synchronized void interrupt() {
        stopping = true;
        writer.interrupt();
    }

    private synchronized boolean keepUnlessStopping(List<AuditRow> rows) {
        return !stopping && keep(rows);
    }

    private List<AuditRow> next() throws InterruptedException {
        var rows = new ArrayList<AuditRow>();
        var first = waiting.poll(PAUSE_SECONDS, TimeUnit.SECONDS);
        if (first != null) {
            rows.add(first);
            waiting.drainTo(rows, AT_ONCE);
        }
        countRow(limit.left(clock.instant()), rows);
        return rows;
    }

    private void countRow(int count, List<AuditRow> rows) {
        if (count > 0) {
            var deed = Deed.of("ATTEMPTS_COUNTED", null).showing(count).denied();
            rows.add(new AuditRow(ids.next(), clock.instant(), Doer.SYSTEM, deed, null, null));
        }
    }

    /** While the database is away they wait here; more than fit are counted. */
    private boolean keep(List<AuditRow> rows) {
        try {
            if (!rows.isEmpty()) {
                AuditRow.write(database, rows);
            }
            return true;
        } catch (RuntimeException away) {
            LOG.warnf("%d denied attempt(s) can not be written at the moment", rows.size());
            return false;
        }
    }
}
