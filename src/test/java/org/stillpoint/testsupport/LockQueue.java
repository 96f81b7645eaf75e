package org.stillpoint.testsupport;

import java.time.Duration;
import org.stillpoint.platform.Database;

/** Those who wait in this database for a day, or for the clinic's plan, that somebody else has. */
public final class LockQueue {

    private static final String WAITING = """
            select count(*) from pg_locks
             where locktype = 'advisory' and not granted
               and database = (select oid from pg_database where datname = current_database())
            """;

    /** Longer than anybody is on the way there, on however busy a machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private LockQueue() {}

    public static long length(Database database) {
        return database.first(WAITING, row -> row.getLong(1)).orElseThrow();
    }

    /** Fails if there are not so many in time. */
    public static void await(Database database, int callers) {
        Await.until("so many wait: " + callers, PATIENCE, () -> length(database) >= callers);
    }
}
