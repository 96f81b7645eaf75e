package org.stillpoint.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.stillpoint.platform.RecurringJob;

/** Purges once a day, batch by batch. */
@ApplicationScoped
class DailyPurge implements RecurringJob {

    private static final Logger LOG = Logger.getLogger(DailyPurge.class);

    private final Purge purge;

    DailyPurge(Purge purge) {
        this.purge = purge;
    }

    @Override
    public String name() {
        return "purge-requests";
    }

    @Override
    public Duration pause() {
        return Duration.ofDays(1);
    }

    @Override
    public void run() {
        int all = 0;
        for (int some = purge.some(); some > 0; some = purge.some()) {
            all += some;
        }
        if (all > 0) {
            LOG.infof("Purged %d requests that led to nothing", all);
        }
    }
}
