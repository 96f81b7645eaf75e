package org.stillpoint.availability;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.stillpoint.availability.Taken.Stretch;

/**
 * What this server has read of each quarter of a day at a site, with the version it had then. The database numbers every change
 * of a quarter, so what is known under the present number is true, whoever changed it and on whichever server. Bounded: what
 * nobody asks for is forgotten.
 */
final class KnownQuarters {

    static final int SECONDS = 6 * 3600;
    private static final int CELLS = SECONDS / (Grid.CELL_MINUTES * 60);
    /** About 50 MB. */
    private static final long MOST_STRETCHES = 1_000_000;

    private record Key(UUID site, int quarter) {}

    private record Known(long version, List<Stretch> stretches) {}

    private final Cache<Key, Known> quarters = Caffeine.newBuilder()
            .maximumWeight(MOST_STRETCHES)
            .weigher((Key key, Known known) -> 1 + known.stretches().size())
            .executor(Runnable::run) // To forget is less work than to wake another thread for it.
            .build();

    static int quarter(Instant moment) {
        return Math.toIntExact(Math.floorDiv(moment.getEpochSecond(), SECONDS));
    }

    private static int quarter(Stretch stretch) {
        return Math.toIntExact(Math.floorDiv(stretch.from(), CELLS));
    }

    static Instant beginning(int quarter) {
        return Instant.ofEpochSecond((long) quarter * SECONDS);
    }

    /** What begins in that quarter, or null if that is not known in this version. */
    List<Stretch> find(UUID site, int quarter, long version) {
        var known = quarters.getIfPresent(new Key(site, quarter));
        return known == null || known.version() != version ? null : known.stretches();
    }

    /**
     * Keeps what was read after these versions of the quarters were; a change in between has another version and is read again.
     * Returns what begins in them.
     */
    List<Stretch> learn(UUID site, Map<Integer, Long> versions, List<Stretch> read) {
        var byQuarter = new HashMap<Integer, List<Stretch>>();
        read.forEach(stretch -> byQuarter
                .computeIfAbsent(quarter(stretch), quarter -> new ArrayList<>())
                .add(stretch));
        var learnt = new ArrayList<Stretch>();
        versions.forEach((quarter, version) -> {
            var known = new Known(version, List.copyOf(byQuarter.getOrDefault(quarter, List.of())));
            quarters.put(new Key(site, quarter), known);
            learnt.addAll(known.stretches());
        });
        return learnt;
    }

    /** Stretches that were added to a quarter; only who knew the version before the change knows the one after it. */
    void add(UUID site, int quarter, long previous, long version, List<Stretch> added) {
        var key = new Key(site, quarter);
        var known = quarters.getIfPresent(key);
        if (known != null && known.version() == previous) {
            var stretches = new ArrayList<>(known.stretches());
            added.stream().filter(stretch -> quarter(stretch) == quarter).forEach(stretches::add);
            quarters.put(key, new Known(version, List.copyOf(stretches)));
        }
    }
}
