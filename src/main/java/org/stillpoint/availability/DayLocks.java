package org.stillpoint.availability;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.LongStream;
import org.stillpoint.clinic.Site;
import org.stillpoint.platform.TimeSlot;

/**
 * The advisory locks of the days that a change touches: one per site and local date, always taken in ascending order, so that
 * two changes of one day wait for each other before they look and no two wait in a circle.
 */
record DayLocks(long[] keys) {

    static DayLocks of(Site site, TimeSlot slot) {
        return new DayLocks(keys(site, slot).sorted().distinct().toArray());
    }

    DayLocks and(DayLocks other) {
        return new DayLocks(LongStream.concat(LongStream.of(keys), LongStream.of(other.keys))
                .sorted()
                .distinct()
                .toArray());
    }

    static DayLocks all(Collection<DayLocks> several) {
        return new DayLocks(several.stream()
                .flatMapToLong(locks -> Arrays.stream(locks.keys))
                .sorted()
                .distinct()
                .toArray());
    }

    private static LongStream keys(Site site, TimeSlot slot) {
        var first = LocalDate.ofInstant(slot.start(), site.zone());
        var last = LocalDate.ofInstant(slot.end().minusNanos(1), site.zone());
        return LongStream.rangeClosed(first.toEpochDay(), last.toEpochDay()).map(day -> key(site, day));
    }

    /** Two days may share a key by chance; then they wait for each other without need and nothing else happens. */
    private static long key(Site site, long epochDay) {
        long siteBits = site.id().getMostSignificantBits() ^ site.id().getLeastSignificantBits();
        return (siteBits + epochDay) * 0x9E3779B97F4A7C15L;
    }
}
