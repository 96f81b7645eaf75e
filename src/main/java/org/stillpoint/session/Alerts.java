package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Predicate;
import org.stillpoint.platform.Cursor;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.Ids;
import org.stillpoint.platform.NotFound;
import org.stillpoint.platform.Page;
import org.stillpoint.platform.PageRequest;
import org.stillpoint.security.Audit;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.Deed;

/** Raises alerts, each once, and shows them until somebody sees to it. */
@ApplicationScoped
@Transactional
class Alerts {

    static final String WHAT = "ALERT";

    private static final String KIND = "SessionAlert";

    private final ChartFrames frames;
    private final EntityManager entities;
    private final Database database;
    private final Event<SessionChanged> changed;
    private final CurrentUser user;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    Alerts(
            ChartFrames frames,
            EntityManager entities,
            Database database,
            Event<SessionChanged> changed,
            CurrentUser user,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.frames = frames;
        this.entities = entities;
        this.database = database;
        this.changed = changed;
        this.user = user;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Unless it was raised before; of several servers that try at once, one does.
     *
     * @return whether it was raised now
     */
    boolean raise(ChartFrame frame, AlertKind kind, String subject, Instant at) {
        var raised = database.update("""
                insert into session_alert (id, session_id, kind, subject, at, raised_at) values (?, ?, ?, ?, ?, ?)
                    on conflict on constraint session_alert_once do nothing
                """, ids.next(), frame.session(), kind.name(), subject, at, clock.instant());
        if (raised == 1) {
            changed.fire(frame.changed(WHAT, at));
        }
        return raised == 1;
    }

    /** Nobody has to see to those any more that have turned out to be groundless; whoever told why is kept, as if they had. */
    void settle(Session session, AlertKind kind, Predicate<SessionAlert> groundless) {
        var settled = entities.createQuery(
                        "from SessionAlert where sessionId = :session and kind = :kind and acknowledgedAt is null",
                        SessionAlert.class)
                .setParameter("session", session.id())
                .setParameter("kind", kind)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .filter(groundless)
                .toList();
        settled.forEach(alert -> seen(alert, session.patientId()));
        if (!settled.isEmpty()) {
            entities.flush();
            changed.fire(frames.of(session.id()).changed(WHAT, clock.instant()));
        }
    }

    private void seen(SessionAlert alert, UUID patient) {
        alert.acknowledge(user.account().orElseThrow(), clock.instant());
        audit.record(Deed.of("SESSION_ALERT_ACKNOWLEDGED", KIND, alert.id()).about(patient));
    }

    /** By the time at which it was due, or began. */
    Page<AlertView> list(UUID session, PageRequest page) {
        var frame = frames.of(session);
        var after = page.after().map(cursor -> " and (at > :at or at = :at and id > :id)");
        var query = entities.createQuery(
                        "from SessionAlert where sessionId = :session" + after.orElse("") + " order by at, id",
                        SessionAlert.class)
                .setParameter("session", session);
        page.after().ifPresent(cursor -> query.setParameter("at", cursor.at()).setParameter("id", cursor.id()));
        var found = Page.of(query.setMaxResults(page.limit() + 1).getResultList(), page.limit(), last -> new Cursor(
                        last.at(), last.id())
                .encode());
        audit.record(Deed.of("SESSION_ALERTS_LISTED", KIND)
                .about(frame.patient())
                .showing(found.items().size()));
        return found.map(alert -> AlertView.of(alert, frame));
    }

    AlertView acknowledge(UUID session, UUID id) {
        var frame = frames.of(session);
        var alert = entities.find(SessionAlert.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (alert == null || !alert.sessionId().equals(session)) {
            throw new NotFound();
        }
        seen(alert, frame.patient());
        entities.flush();
        changed.fire(frame.changed(WHAT, alert.acknowledgedAt()));
        return AlertView.of(alert, frame);
    }
}
