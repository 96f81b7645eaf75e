package org.stillpoint.testsupport;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The clock of the whole server in tests. Goes like the server's own, in microseconds, until it is set; then it stands still until
 * it is advanced or reset. {@link ClockReset} sets it right again after each test.
 */
@Singleton
@Unremovable
public class TestClock extends Clock {

    private final AtomicReference<Clock> clock = new AtomicReference<>(Clock.systemUTC());

    /** Stands still at this moment. */
    public void set(Instant moment) {
        clock.set(Clock.fixed(moment, ZoneOffset.UTC));
    }

    /** Goes on by so much: a standing clock jumps, a going one goes on from there. */
    public void advance(Duration by) {
        clock.updateAndGet(present -> Clock.offset(present, by));
    }

    /** Goes like the machine's clock again. */
    public void reset() {
        clock.set(Clock.systemUTC());
    }

    @Override
    public Instant instant() {
        return clock.get().instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return clock.get().withZone(zone);
    }
}
