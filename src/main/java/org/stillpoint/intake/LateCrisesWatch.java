package org.stillpoint.intake;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Looks for what is late again and again, on every server. */
@ApplicationScoped
class LateCrisesWatch {

    private static final Logger LOG = Logger.getLogger(LateCrisesWatch.class);

    private final LateCrises crises;
    private final HeldBackTooLong heldBack;

    LateCrisesWatch(LateCrises crises, HeldBackTooLong heldBack) {
        this.crises = crises;
        this.heldBack = heldBack;
    }

    void begin(@Observes StartupEvent start, Vertx vertx, DeskConfig config) {
        vertx.setPeriodic(config.crisisCheck().toMillis(), timer -> Thread.startVirtualThread(this::look));
    }

    /** A database that is away for a while is looked at again the next time. */
    private void look() {
        try {
            crises.look();
            heldBack.look();
        } catch (RuntimeException failure) {
            LOG.warnf(
                    "Could not look for requests that wait too long: %s",
                    failure.getClass().getSimpleName());
        }
    }
}
