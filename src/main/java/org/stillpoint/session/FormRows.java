package org.stillpoint.session;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import org.stillpoint.platform.NotFound;
import org.stillpoint.platform.Versions;

@ApplicationScoped
class FormRows implements PanacheRepositoryBase<SessionForm, UUID> {

    /** Refuses with {@link NotFound}. */
    SessionForm of(UUID session, String code) {
        return find("sessionId = ?1 and code = ?2", session, code)
                .firstResultOptional()
                .orElseThrow(NotFound::new);
    }

    /** Waits until nobody else changes any of them. */
    List<SessionForm> locked(UUID session) {
        return find("sessionId = ?1 order by code", session)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Waits until nobody else changes it. */
    private SessionForm locked(UUID session, String code) {
        return find("sessionId = ?1 and code = ?2", session, code)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(NotFound::new);
    }

    /** For a change: the same, and refuses unless it still is what the caller read. */
    SessionForm of(UUID session, String code, long expectedVersion) {
        var form = locked(session, code);
        Versions.check(expectedVersion, form.version());
        return form;
    }

    /** The last one first. */
    List<FormSubmission> submissions(SessionForm form) {
        return getEntityManager()
                .createQuery(
                        "from FormSubmission where formId = :form order by recordedAt desc, id desc",
                        FormSubmission.class)
                .setParameter("form", form.id())
                .getResultList();
    }

    void persist(FormSubmission submission) {
        getEntityManager().persist(submission);
    }
}
