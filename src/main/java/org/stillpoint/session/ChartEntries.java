package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.platform.Cursor;
import org.stillpoint.platform.NotFound;
import org.stillpoint.platform.PageRequest;

/** Finds entries by the session that they belong to, in the order in which they happened. */
@ApplicationScoped
class ChartEntries {

    private final EntityManager entities;

    ChartEntries(EntityManager entities) {
        this.entities = entities;
    }

    void persist(ChartEntry entry) {
        entities.persist(entry);
        entities.flush();
    }

    /** Written before what takes its place, so that each time there is one that holds. */
    void flush() {
        entities.flush();
    }

    /** Waits until nobody else corrects it, and refuses what does not hold then. */
    <E extends ChartEntry> E locked(Class<E> type, UUID session, UUID id) {
        var entry = entities.find(type, id, LockModeType.PESSIMISTIC_WRITE);
        if (entry == null || !entry.sessionId().equals(session)) {
            throw new NotFound();
        }
        insistThatHolds(type, entry);
        return entry;
    }

    /** Whoever is told what holds corrects that: what was taken back must not come to life again that way, past who records anew. */
    private <E extends ChartEntry> void insistThatHolds(Class<E> type, E entry) {
        var last = entry.correctedBy().map(by -> entities.find(type, by)).orElse(entry);
        if (last.withdrawn()) {
            throw new EntryWithdrawn();
        }
        if (last != entry) {
            throw new EntryCorrected(last.id());
        }
    }

    /** What an adverse event was, wrong ones and withdrawals too; it is not loaded, so that it is read anew once it is locked. */
    Optional<AdverseEventCode> code(UUID session, UUID event) {
        return entities.createQuery(
                        "select code from AdverseEvent where sessionId = :session and id = :event and code is not null",
                        AdverseEventCode.class)
                .setParameter("session", session)
                .setParameter("event", event)
                .getResultStream()
                .findFirst();
    }

    /** Those that hold. */
    <E extends ChartEntry> List<E> holding(Class<E> type, UUID session) {
        return entities.createQuery(
                        "from " + type.getSimpleName()
                                + " where sessionId = :session and correctedBy is null and not withdrawn order by at, id",
                        type)
                .setParameter("session", session)
                .getResultList();
    }

    /** One more than the page has, so that it is known whether another follows. */
    <E extends ChartEntry> List<E> page(Class<E> type, UUID session, PageRequest page) {
        var after = page.after().map(cursor -> " and (at > :at or at = :at and id > :id)");
        var query = entities.createQuery(
                        "from " + type.getSimpleName() + " where sessionId = :session" + after.orElse("")
                                + " order by at, id",
                        type)
                .setParameter("session", session);
        page.after().ifPresent(cursor -> query.setParameter("at", cursor.at()).setParameter("id", cursor.id()));
        return query.setMaxResults(page.limit() + 1).getResultList();
    }

    static String cursor(ChartEntry last) {
        return new Cursor(last.at(), last.id()).encode();
    }
}
