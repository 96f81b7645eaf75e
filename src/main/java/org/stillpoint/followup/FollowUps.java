package org.stillpoint.followup;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.platform.NotFound;
import org.stillpoint.platform.Versions;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.Roles;

@ApplicationScoped
class FollowUps implements PanacheRepositoryBase<FollowUp, UUID> {

    private final CurrentUser user;

    FollowUps(CurrentUser user) {
        this.user = user;
    }

    /** Refuses with {@link NotFound}, as if it were not there, also whom it tells too much. */
    FollowUp get(UUID id) {
        return findByIdOptional(id).filter(this::isForCaller).orElseThrow(NotFound::new);
    }

    /** For a change: waits until nobody else changes it. */
    FollowUp locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .filter(this::isForCaller)
                .orElseThrow(NotFound::new);
    }

    /** That somebody is worried about a patient is for clinicians. */
    boolean isForCaller(FollowUp followUp) {
        return seesAll() || !followUp.tellsHowThePatientIs();
    }

    private boolean seesAll() {
        return !user.isStaff() || user.has(Roles.NURSE);
    }

    /** The same, and refuses unless it still is what the caller read. */
    FollowUp locked(UUID id, long expectedVersion) {
        var followUp = locked(id);
        Versions.check(expectedVersion, followUp.version());
        return followUp;
    }

    /** Steps of running after somebody who has missed it, that are still to be done. */
    List<FollowUp> openAfter(UUID root) {
        return list("follows = ?1 and status = ?2", root, FollowUpStatus.OPEN);
    }

    /** Of the plan, or asked for; not its repetitions. */
    Optional<FollowUp> checkInAfter(UUID session) {
        return find("sessionId = ?1 and kind = ?2 and follows is null", session, FollowUpKind.CHECK_IN)
                .firstResultOptional()
                .filter(followUp -> followUp.status() != FollowUpStatus.CLOSED);
    }

    /** Whose visit has fallen through. */
    List<FollowUp> openToReturn(UUID patient) {
        return list("patientId = ?1 and code = ?2 and status = OPEN", patient, Returning.CODE).stream()
                .filter(followUp -> followUp.why().rule().equals(Returning.RULE))
                .toList();
    }

    /** What that flag has made somebody do, once or anew. */
    List<FollowUp> openRisks(UUID patient, UUID flag) {
        return list("patientId = ?1 and kind = RISK and status = OPEN", patient).stream()
                .filter(risk -> Risks.checkIn(risk).equals(flag))
                .toList();
    }

    boolean isDone(UUID patient, String origin) {
        return count("patientId = ?1 and origin = ?2 and status = COMPLETED", patient, origin) > 0;
    }

    /** All of them, by when they are due. */
    List<FollowUp> ofPatient(UUID patient) {
        return list("patientId = ?1 order by dueAt, id", patient);
    }
}
