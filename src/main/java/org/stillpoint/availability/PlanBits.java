package org.stillpoint.availability;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.stillpoint.clinic.Actor;
import org.stillpoint.clinic.ClinicPlan;
import org.stillpoint.clinic.LocalTimes;
import org.stillpoint.clinic.Service;
import org.stillpoint.clinic.Site;
import org.stillpoint.platform.TimeSlot;

/**
 * What one revision of the clinic's plan says about time, as bits: who works when, and which moments are on a start grid.
 * Computed once for each stretch of four weeks and copied from there into any window, because turning local hours into
 * instants costs more than everything else in a search.
 */
final class PlanBits {

    private static final int CHUNK_WORDS = 128;

    /** About 50 MB; half a year of a hundred actors takes 700. What nobody asks for is worked out again when somebody does. */
    private static final long MOST_CHUNKS = 50_000;

    private static final int CHUNK_CELLS = CHUNK_WORDS * 64;

    private record Key(Object what, long chunk) {}

    private record StartGrid(String site, int minutes) {}

    private record Offer(UUID service, UUID site) {}

    private final ClinicPlan plan;
    private final Map<Offer, Casting> castings = new ConcurrentHashMap<>();
    private final Cache<Key, long[]> chunks =
            Caffeine.newBuilder().maximumSize(MOST_CHUNKS).build();

    PlanBits(ClinicPlan plan) {
        this.plan = plan;
    }

    ClinicPlan plan() {
        return plan;
    }

    /** Who could serve a service at a site. */
    Casting casting(Service service, Site site) {
        return castings.computeIfAbsent(
                new Offer(service.id(), site.id()), offer -> Casting.of(service, plan.actorsAt(site)));
    }

    /** When the actor works and its site is open. */
    Bits working(Actor actor, Grid grid) {
        return assemble(actor.id(), grid, (bits, chunk) -> LocalTimes.workingTimes(plan, actor, chunk.slot())
                .forEach(time -> bits.set(chunk.ceiling(time.start()), chunk.floor(time.end()))));
    }

    /** When the site is open. */
    Bits open(Site site, Grid grid) {
        return assemble(site.id(), grid, (bits, chunk) -> LocalTimes.openTimes(site, chunk.slot())
                .forEach(time -> bits.set(chunk.ceiling(time.start()), chunk.floor(time.end()))));
    }

    /** The cells that begin at a multiple of so many minutes of the site's local time after midnight. */
    Bits startGrid(Site site, int minutes, Grid grid) {
        return assemble(new StartGrid(site.code(), minutes), grid, (bits, chunk) -> {
            for (int cell = 0; cell < chunk.cells(); cell++) {
                if (isOnStartGrid(chunk.instant(cell), site.zone(), minutes)) {
                    bits.set(cell, cell + 1);
                }
            }
        });
    }

    static boolean isOnStartGrid(Instant start, ZoneId zone, int minutes) {
        long local = start.getEpochSecond() + zone.getRules().getOffset(start).getTotalSeconds();
        return Math.floorMod(local, 86_400) % (minutes * 60) == 0;
    }

    private Bits assemble(Object what, Grid grid, BiConsumer<Bits, Grid> compute) {
        long firstWord = grid.firstCell() >> 6;
        var words = new long[grid.cells() >> 6];
        int done = 0;
        while (done < words.length) {
            long chunk = Math.floorDiv(firstWord + done, CHUNK_WORDS);
            int offset = Math.floorMod(firstWord + done, CHUNK_WORDS);
            int length = Math.min(CHUNK_WORDS - offset, words.length - done);
            var from = chunks.get(new Key(what, chunk), key -> computed(key.chunk(), compute));
            System.arraycopy(from, offset, words, done, length);
            done += length;
        }
        return Bits.ofWords(words);
    }

    private static long[] computed(long number, BiConsumer<Bits, Grid> compute) {
        var words = new long[CHUNK_WORDS];
        compute.accept(Bits.ofWords(words), new Grid(number * CHUNK_CELLS, CHUNK_CELLS));
        return words;
    }

    /** The local day on which a visit starts and, if it runs over midnight, ends: whole days. */
    static TimeSlot days(Site site, TimeSlot visit) {
        var first = visit.start().atZone(site.zone()).toLocalDate();
        var last = visit.end().minusNanos(1).atZone(site.zone()).toLocalDate();
        return new TimeSlot(
                first.atStartOfDay(site.zone()).toInstant(),
                last.plusDays(1).atStartOfDay(site.zone()).toInstant());
    }
}
