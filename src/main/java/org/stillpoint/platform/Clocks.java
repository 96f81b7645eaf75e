package org.stillpoint.platform;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** The one place that reads the machine's clock. Everything else is handed this clock; tests put their own in its place. */
class Clocks {

    @Produces
    @Singleton
    @DefaultBean
    Clock systemClock() {
        // The database keeps microseconds: a moment that is answered now must be the one that is read back later.
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }
}
