package org.stillpoint.followup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.stillpoint.platform.RecurringJob;

/** Looks for those who have not answered in time, on one of the servers at a time. */
@ApplicationScoped
class MissedContactJob implements RecurringJob {

    private static final Logger LOG = Logger.getLogger(MissedContactJob.class);

    private final MissedContacts contacts;

    MissedContactJob(MissedContacts contacts) {
        this.contacts = contacts;
    }

    @Override
    public String name() {
        return "missed-contacts";
    }

    @Override
    public Duration pause() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        try {
            while (contacts.some() > 0) {
                // Each turn is a transaction of its own.
            }
        } catch (RuntimeException failed) {
            oneByOne();
        }
    }

    /** One patient who can not be run after does not stop the rest. */
    private void oneByOne() {
        for (var patient : contacts.late()) {
            try {
                contacts.of(patient);
            } catch (RuntimeException failed) {
                LOG.warnf(
                        "Patient %s can not be run after now: %s",
                        patient, failed.getClass().getSimpleName());
            }
        }
    }
}
