package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.stillpoint.platform.RecurringJob;

/** Looks for overdue vital signs, on one of the servers at a time. */
@ApplicationScoped
class OverdueVitalsJob implements RecurringJob {

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

    @Override
    public void run() {
        vitals.look();
    }
}
