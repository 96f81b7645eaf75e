package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.stillpoint.platform.RecurringJob;

/**
 * Sees to it that nobody is shown as ready whose blood pressure was taken too long ago. That nobody is given anything then does not
 * depend on it: a dose looks at every gate itself.
 */
@ApplicationScoped
class ReadinessWatch implements RecurringJob {

    private final Readiness readiness;

    ReadinessWatch(Readiness readiness) {
        this.readiness = readiness;
    }

    @Override
    public String name() {
        return "session-readiness";
    }

    @Override
    public Duration pause() {
        return Duration.ofSeconds(30);
    }

    @Override
    public void run() {
        readiness.over().forEach(readiness::look);
    }
}
