package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.stillpoint.platform.RecurringJob;

/** Looks for overdue vital signs, on one of the servers at a time. */
@ApplicationScoped
class OverdueVitalsJob implements RecurringJob {

    private static final Logger LOG = Logger.getLogger(OverdueVitalsJob.class);

    private final OverdueVitals vitals;

    OverdueVitalsJob(OverdueVitals vitals) {
        this.vitals = vitals;
    }

    @Override
    public String name() {
        return "overdue-vitals";
    }

    @Override
    public Duration pause() {
        return Duration.ofSeconds(20);
    }

    /** A site at which it fails keeps no other waiting. */
    @Override
    public void run() {
        for (var site : vitals.sites()) {
            try {
                vitals.look(site);
            } catch (RuntimeException failure) {
                LOG.warnf(
                        "Vital signs at site %s are looked for later: %s",
                        site, failure.getClass().getSimpleName());
            }
        }
    }
}
