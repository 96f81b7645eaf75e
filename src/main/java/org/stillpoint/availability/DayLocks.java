package org.stillpoint.availability;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.stillpoint.availability.ClaimWish.Former;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.Site;
import org.stillpoint.platform.RoundTrip;
import org.stillpoint.platform.TimeSlot;

/**
 * The advisory locks of the days that a change touches: one per site and local date, always taken in ascending order, so that
 * two changes of one day wait for each other before they look and no two wait in a circle. Whoever gives something back takes
 * them too: rows of claims and versions of quarters are locked by several statements, and in an order of their own by each change.
 */
record DayLocks(long[] keys) {

    /** What the phases of a service may last together; whoever stays longer is not bound to it. */
    private static final Duration LONGEST_PLAN = Duration.ofDays(1);

    /** The plan's first, which whoever changes the plan has alone. */
    private static final String LOCK =
            "select pg_advisory_xact_lock_shared(?), pg_advisory_xact_lock(key) from unnest(?) key";

    private static final String TRY_LOCK = """
            select key from unnest(?) key
             where pg_try_advisory_xact_lock_shared(?) and pg_try_advisory_xact_lock(key)
            """;

    static DayLocks of(Site site, TimeSlot slot) {
        return new DayLocks(keys(site, slot).sorted().distinct().toArray());
    }

    /** Also of the days into which whatever meets the slot can have been planned to reach, before anybody has looked what that is. */
    static DayLocks around(Site site, TimeSlot slot) {
        return of(
                site, new TimeSlot(slot.start().minus(LONGEST_PLAN), slot.end().plus(LONGEST_PLAN)));
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

    static DayLocks of(Former place) {
        return of(place.site(), place.occupied());
    }

    static DayLocks of(Collection<Former> places) {
        return all(places.stream().map(DayLocks::of).toList());
    }

    /** Waits for them before what follows in the round trip is done. They end with the transaction. */
    RoundTrip lock(RoundTrip trip) {
        return trip.query(LOCK, locked -> {}, Clinic.PLAN_LOCK, boxed());
    }

    /** Takes those that nobody else has, and waits for none; {@code got} is told each of them. */
    RoundTrip tryLock(RoundTrip trip, LongConsumer got) {
        return trip.query(
                TRY_LOCK,
                keys -> {
                    while (keys.next()) {
                        got.accept(keys.getLong(1));
                    }
                },
                boxed(),
                Clinic.PLAN_LOCK);
    }

    boolean isAmong(Set<Long> locked) {
        return Arrays.stream(keys).allMatch(locked::contains);
    }

    private Long[] boxed() {
        return Arrays.stream(keys).boxed().toArray(Long[]::new);
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
