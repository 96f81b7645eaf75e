package org.stillpoint.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Arrays;
import org.stillpoint.patient.RetentionSettings;
import org.stillpoint.security.Audit;
import org.stillpoint.security.Deed;

/** Deletes the requests that led to nothing, once nobody has to keep them any more. */
@ApplicationScoped
@Transactional
class Purge {

    private static final String KIND = "AppointmentRequest";

    /** Of contact points, so that no transaction is long. */
    private static final int BATCH = 100;

    private final DueRequests due;
    private final RequestRemoval removal;
    private final RetentionSettings settings;
    private final Audit audit;
    private final Clock clock;

    Purge(DueRequests due, RequestRemoval removal, RetentionSettings settings, Audit audit, Clock clock) {
        this.due = due;
        this.removal = removal;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /** How many went; 0 when there is nothing left to do. */
    int some() {
        var requests = due.lockSome(settings.requests().before(clock.instant()), BATCH);
        removal.remove(requests);
        audit.record(Arrays.stream(requests)
                .map(id -> Deed.of("REQUEST_PURGED", KIND, id))
                .toList());
        return requests.length;
    }

    /** What a manager asks for; how many went stands in the trail, beside a row for each of them. */
    PurgeView atOnce(boolean dryRun) {
        int purged = 0;
        if (!dryRun) {
            purged = some();
            audit.record(Deed.of("REQUESTS_PURGED", KIND).showing(purged));
        }
        var rule = settings.requests();
        var since = rule.before(clock.instant());
        return new PurgeView(
                dryRun,
                PurgeView.Rule.of(rule),
                PurgeView.Rule.of(settings.records()),
                purged,
                due.count(since),
                due.countHeld(since));
    }
}
