package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.stillpoint.platform.RecurringJob;

/**
 * The calendar follows what goes on by itself: whoever is still here when they should have left has their room and their nurse
 * longer, five minutes and then the next five.
 */
@ApplicationScoped
class Overruns implements RecurringJob {

    private static final Logger LOG = Logger.getLogger(Overruns.class);

    private final Stays stays;
    private final DayConfig config;

    Overruns(Stays stays, DayConfig config) {
        this.stays = stays;
        this.config = config;
    }

    @Override
    public String name() {
        return "session-overruns";
    }

    @Override
    public Duration pause() {
        return config.overrunCheck();
    }

    @Override
    public void run() {
        stays.openSites().forEach(this::follow);
    }

    /** One that can not be followed now does not keep the others waiting. */
    void follow(UUID site) {
        for (var id : stays.open(site)) {
            try {
                stays.followIfNeeded(id);
            } catch (RuntimeException failure) {
                LOG.warnf(
                        "Session %s is followed later: %s",
                        id, failure.getClass().getSimpleName());
            }
        }
    }
}
