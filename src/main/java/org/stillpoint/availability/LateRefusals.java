package org.stillpoint.availability;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.stillpoint.clinic.Actor;

/**
 * What was refused a moment ago. Who had come before the look began that found it taken need not look again: for them it was
 * taken while they waited. Who comes later looks, without waiting for the day first. Before and after are told by numbers.
 */
@Singleton
class LateRefusals {

    private final AtomicLong numbers = new AtomicLong();
    private final Cache<Wish, Refused> refused = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(Duration.ofSeconds(10))
            .build();

    private record Wish(UUID service, UUID site, Instant start, Optional<UUID> practitioner) {

        static Wish of(VisitAt visit) {
            return new Wish(
                    visit.service().id(),
                    visit.site().id(),
                    visit.start(),
                    visit.practitioner().map(Actor::id));
        }
    }

    private record Refused(long asOf, List<String> missing) {}

    /** The number of somebody who comes, or of a look that begins. */
    long next() {
        return numbers.incrementAndGet();
    }

    void keep(VisitAt visit, long asOf, SlotTaken refusal) {
        refused.put(Wish.of(visit), new Refused(asOf, refusal.missing()));
    }

    boolean has(VisitAt visit) {
        return refused.getIfPresent(Wish.of(visit)) != null;
    }

    /** Throws the refusal that also answers somebody with this number. */
    void insistOnNone(VisitAt visit, long came) {
        var known = refused.getIfPresent(Wish.of(visit));
        if (known != null && known.asOf() > came) {
            throw new SlotTaken(known.missing());
        }
    }
}
