package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.stillpoint.platform.RecurringJob;

/**
 * Sees to it that nobody is shown as ready for longer than every gate holds: a blood pressure grows old, and what came before the
 * booking is decided elsewhere. That nobody is given anything then does not depend on it: a dose looks at every gate itself.
 */
@ApplicationScoped
class ReadinessWatch implements RecurringJob {

    private static final Logger LOG = Logger.getLogger(ReadinessWatch.class);

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
        return Duration.ofSeconds(20);
    }

    /** A session at which it fails keeps no other waiting; that it failed is told once all were looked at. */
    @Override
    public void run() {
        RuntimeException first = null;
        for (var session : readiness.ready()) {
            try {
                readiness.look(session);
            } catch (RuntimeException failure) {
                LOG.warnf(
                        "Whether session %s is still ready is looked at later: %s",
                        session, failure.getClass().getSimpleName());
                first = first == null ? failure : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
