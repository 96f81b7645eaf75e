package org.stillpoint.security;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.stillpoint.platform.ColumnCipher;
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
@Singleton
public class Audit {

    static final String REASON = "audit_event.reason";

    private final Database database;
    private final ColumnCipher cipher;
    private final CurrentUser user;
    private final DeedsOfRequest request;
    private final DeniedAttempts attempts;
    private final Ids ids;
    private final Clock clock;

    Audit(
            Database database,
            ColumnCipher cipher,
            CurrentUser user,
            DeedsOfRequest request,
            DeniedAttempts attempts,
            Ids ids,
            Clock clock) {
        this.database = database;
        this.cipher = cipher;
        this.user = user;
        this.request = request;
        this.attempts = attempts;
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

    /** The same for several, as one statement. */
    public void record(List<Deed> deeds, RoundTrip writes) {
        if (!deeds.isEmpty()) {
            AuditRow.addAll(deeds.stream().map(this::row).toList(), writes);
        }
    }

    private AuditRow row(Deed deed) {
        if (user.isAsked()) {
            request.add(deed);
        }
        var doer = deed.doer().orElseGet(user::doer);
        return new AuditRow(
                ids.next(),
                clock.instant(),
                doer,
                deed,
                sealed(deed),
                user.requestId().orElse(null));
    }

    /** Somebody typed it, so it may name a person. The keys that seal reasons are never retired: no row is sealed anew. */
    private byte[] sealed(Deed deed) {
        return deed.reason().map(words -> cipher.seal(words, REASON)).orElse(null);
    }

    /**
     * What was tried and refused, or failed: written beside the request, whose own transaction leaves nothing. Of many in a
     * minute some are only counted. What the framework or the sign-in refuses is noted without this.
     */
    public void refused(Deed deed) {
        attempts.add(user.isAsked() ? user.scope() : "", row(deed));
    }
}
