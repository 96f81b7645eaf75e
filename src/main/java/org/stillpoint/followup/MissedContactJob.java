package org.stillpoint.followup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.stillpoint.platform.RecurringJob;

/** Looks for those who have not answered in time, on one of the servers at a time. */
@ApplicationScoped
class MissedContactJob implements RecurringJob {

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
        while (contacts.some() > 0) {
            // Each turn is a transaction of its own.
        }
    }
}
