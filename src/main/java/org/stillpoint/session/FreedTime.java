package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.stillpoint.scheduling.AppointmentCancelled;
import org.stillpoint.scheduling.AppointmentMoved;

/**
 * Time that others give up goes at once to whoever is still here and needs it longer. After the commit and beside it: whoever gives
 * way does not wait for that, and holds nothing that a nurse at that session might want.
 */
@ApplicationScoped
class FreedTime {

    /** Farther away nobody is who is in the way of somebody who is here now. */
    private static final Duration NEAR = Duration.ofHours(24);

    private final Overruns overruns;
    private final Clock clock;

    FreedTime(Overruns overruns, Clock clock) {
        this.overruns = overruns;
        this.clock = clock;
    }

    void moved(@Observes(during = TransactionPhase.AFTER_SUCCESS) AppointmentMoved news) {
        freed(news.formerSite(), news.formerStart());
    }

    void cancelled(@Observes(during = TransactionPhase.AFTER_SUCCESS) AppointmentCancelled news) {
        freed(news.site(), news.start());
    }

    private void freed(UUID site, Instant start) {
        if (Duration.between(clock.instant(), start).abs().compareTo(NEAR) < 0) {
            Thread.ofVirtual().name("freed-time").start(() -> overruns.follow(site));
        }
    }
}
