package org.stillpoint.platform;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Seals anew what was sealed with an older key. It goes through the tables in small transactions and waits for nobody: a row that
 * somebody is changing is left for the next pass. It may be stopped at any moment and begun again, and no row's version changes.
 */
@Singleton
class Resealing {
    private static final Logger LOG = Logger.getLogger(Resealing.class);

    private static final long PAUSE = 30;
    /** Other replicas seal with the older key until they have looked again, and their transactions end a little later. */
    private static final Duration SETTLED = Duration.ofMinutes(1);
    /** Of the database's 8 kB: some hundred rows, a few milliseconds. */
    private static final int BLOCKS = 8;
    /** Of all replicas one walks at a time; more would only do the same. */
    private static final long LOCK = 0x7265_7365_616c_0001L;

    private final AgroalDataSource source;
    private final KeyTable table;
    private final DataKeys keys;
    private final ColumnCipher cipher;
    private final SealedColumns columns;
    private final Clock clock;
    private final Semaphore wanted = new Semaphore(0);
    private volatile boolean stopped;

    Resealing(
            AgroalDataSource source,
            KeyTable table,
            DataKeys keys,
            ColumnCipher cipher,
            SealedColumns columns,
            Clock clock) {
        this.source = source;
        this.table = table;
        this.keys = keys;
        this.cipher = cipher;
        this.columns = columns;
        this.clock = clock;
    }

    /** What one pass has met: how many values were sealed anew, and how many of each key could not be read. */
    record Pass(long resealed, Map<Long, Long> unreadable) {

        static final Pass NOTHING = new Pass(0, Map.of());

        Pass plus(Pass more) {
            var both = new HashMap<>(unreadable);
            more.unreadable.forEach((key, count) -> both.merge(key, count, Long::sum));
            return new Pass(resealed + more.resealed, both);
        }
    }

    void start(@Observes StartupEvent start) {
        Thread.ofVirtual().name("resealing").start(this::watch);
    }

    void stop(@Observes ShutdownEvent shutdown) {
        stopped = true;
        wanted.release();
    }

    /** There is a new key. */
    void begin() {
        wanted.release();
    }

    private void watch() {
        try {
            while (!stopped) {
                wanted.tryAcquire(PAUSE, TimeUnit.SECONDS);
                wanted.drainPermits();
                if (!stopped) {
                    passIfNeeded();
                }
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private void passIfNeeded() {
        try {
            if (table.columnKeys().stream().skip(1).anyMatch(key -> key.emptiedAt()
                    .isEmpty())) {
                pass();
            }
        } catch (RuntimeException later) {
            if (!stopped) {
                LOG.warnf("Values could not be sealed anew, the next attempt is in %d seconds: %s", PAUSE, later);
            }
        }
    }

    /** Goes through all columns once. A pass that finds nothing to do, long enough after the last rotation, is the last. */
    Pass pass() {
        var begun = clock.instant();
        keys.reload();
        var newest = table.columnKeys().getFirst();
        var pass = Pass.NOTHING;
        for (var column : columns.all()) {
            pass = pass.plus(column.fixed() ? Pass.NOTHING : passUnlessRefused(column));
        }
        if (pass.resealed() > 0) {
            LOG.infof("Sealed %d values anew", pass.resealed());
        } else if (begun.isAfter(newest.createdAt().plus(SETTLED))) {
            markEmptied(pass.unreadable());
        }
        return pass;
    }

    /** Rows that others were changing may have been left out, so it is the count that decides, each key by its own. */
    private void markEmptied(Map<Long, Long> unreadable) {
        var values = columns.valuesByKey(false);
        table.columnKeys().stream()
                .skip(1)
                .filter(key -> key.emptiedAt().isEmpty())
                .filter(key -> values.getOrDefault(key.id(), 0L) <= unreadable.getOrDefault(key.id(), 0L))
                .forEach(key -> table.emptied(key.id()));
    }

    /** One column that can not be changed at the moment must not keep the others from it. */
    private Pass passUnlessRefused(SealedColumn column) {
        try {
            return pass(column);
        } catch (RuntimeException refused) {
            LOG.warnf(
                    "%s could not be sealed anew: %s",
                    column.tableColumn(), Causes.sqlState(refused).orElse("?"));
            return Pass.NOTHING;
        }
    }

    private Pass pass(SealedColumn column) {
        var pass = Pass.NOTHING;
        for (long block = 0; block < columns.blocks(column.table()) && !stopped; block += BLOCKS) {
            long from = block;
            pass = pass.plus(QuarkusTransaction.requiringNew().call(() -> batch(column, from)));
        }
        return pass;
    }

    private Pass batch(SealedColumn column, long from) throws SQLException {
        try (var connection = source.getConnection()) {
            return walks(connection)
                    ? new ResealBatch(column, cipher, keys.ring().prefix()).in(connection, from, from + BLOCKS)
                    : Pass.NOTHING;
        }
    }

    private static boolean walks(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select pg_try_advisory_xact_lock(?)")) {
            statement.setLong(1, LOCK);
            try (var row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
