package org.stillpoint.availability;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.stillpoint.availability.ClaimWish.Former;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.RoundTrip;

/**
 * Gives back what is held on days on which nobody else is at work. Waits for nobody, so it may be done by whoever has locked other
 * days already.
 */
@ApplicationScoped
class IdleHolds {

    private final Database database;
    private final ClaimTable claims;

    IdleHolds(Database database, ClaimTable claims) {
        this.database = database;
        this.claims = claims;
    }

    Set<UUID> release(Map<UUID, Former> holds) {
        var locked = new HashSet<Long>();
        database.send(DayLocks.of(holds.values()).tryLock(new RoundTrip(), locked::add));
        var idle = holds.keySet().stream()
                .filter(hold -> DayLocks.of(holds.get(hold)).isAmong(locked))
                .collect(Collectors.toSet());
        claims.releaseHolds(idle);
        return idle;
    }
}
