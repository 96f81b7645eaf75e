package org.stillpoint.availability;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.RoundTrip;

/**
 * Reads what is taken: first the versions of the quarters in the window, then the claims of those that are not known in that
 * version. Joins the caller's transaction.
 */
@Singleton
class ClaimLook {

    private static final String REVISION = "select revision from clinic_revision";

    private final Database database;
    private final PlanMemory memory;

    ClaimLook(Database database, PlanMemory memory) {
        this.database = database;
        this.memory = memory;
    }

    Taken look(Wanted wanted, Instant now) {
        return look(new RoundTrip(), wanted, now);
    }

    /**
     * Waits until nobody else changes these days, then looks. The locks end with the transaction.
     *
     * @param first what is asked before them, in the same round trip
     */
    Taken lockAndLook(RoundTrip first, DayLocks locks, Wanted wanted, Instant now) {
        return look(locks.lock(first), wanted, now);
    }

    /** Waits until nobody else changes these days. Returns the revision of the clinic's plan, which then stays. */
    long lock(DayLocks locks) {
        var revision = new long[1];
        database.send(
                locks.lock(new RoundTrip()).query(REVISION, row -> revision[0] = row.next() ? row.getLong(1) : 0));
        return revision[0];
    }

    /** The same at several sites; what is taken is in the order of what is wanted. */
    List<Taken> lockAndLook(DayLocks locks, List<Wanted> sites, Instant now) {
        return look(locks.lock(new RoundTrip()), sites, now);
    }

    private Taken look(RoundTrip first, Wanted wanted, Instant now) {
        return look(first, List.of(wanted), now).getFirst();
    }

    private List<Taken> look(RoundTrip first, List<Wanted> sites, Instant now) {
        var sights = sites.stream()
                .map(wanted -> new Sight(wanted, memory.quarters(wanted.plan())))
                .toList();
        sights.forEach(sight -> sight.lookAtVersions(first));
        database.send(first);
        if (!sights.stream().allMatch(Sight::isClear)) {
            var second = new RoundTrip();
            sights.forEach(sight -> sight.lookAtUnknown(second));
            database.send(second);
        }
        return sights.stream().map(sight -> sight.taken(now)).toList();
    }
}
