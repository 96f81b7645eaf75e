package org.stillpoint.security;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.Ids;
import org.stillpoint.platform.RoundTrip;

/**
 * The audit trail: who did what to whose data. A row joins the running transaction, so that there is one for every effect and
 * none for what was rolled back; where no transaction runs (a read) it is one of its own, and what it tells of must not be
 * answered if it fails. Rows are chained by the database and never changed, not by its owner either.
 *
 * <p>Call it last in a transaction: from then on a 32nd of the trail is the transaction's own until it ends.
 */
@ApplicationScoped
public class Audit {

    private final Database database;
    private final CurrentUser user;
    private final Ids ids;
    private final Clock clock;

    Audit(Database database, CurrentUser user, Ids ids, Clock clock) {
        this.database = database;
        this.user = user;
        this.ids = ids;
        this.clock = clock;
    }

    /** One statement, however many deeds. */
    public void record(Deed... deeds) {
        record(Arrays.asList(deeds));
    }

    public void record(List<Deed> deeds) {
        if (!deeds.isEmpty()) {
            AuditRow.write(database, deeds.stream().map(this::row).toList());
        }
    }

    /** In the same round trip as what it tells of. */
    public void record(Deed deed, RoundTrip writes) {
        row(deed).addTo(writes);
    }

    private AuditRow row(Deed deed) {
        var doer = deed.doer().orElseGet(user::doer);
        return new AuditRow(
                ids.next(), clock.instant(), doer, deed, null, user.requestId().orElse(null));
    }
}
