package org.stillpoint.session;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stillpoint.platform.NotFound;
import org.stillpoint.platform.PageRequest;
import org.stillpoint.platform.TimeSlot;
import org.stillpoint.platform.Versions;

@ApplicationScoped
class Sessions implements PanacheRepositoryBase<Session, UUID> {

    private static final List<SessionState> OPEN =
            Stream.of(SessionState.values()).filter(SessionState::isOpen).toList();

    /** Refuses with {@link NotFound}. */
    Session get(UUID id) {
        return findByIdOptional(id).orElseThrow(NotFound::new);
    }

    /** Waits until nobody else changes it, then reads it as it is now. */
    Session locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(NotFound::new);
    }

    /** For a change: the same, and refuses unless it still is what the caller read. */
    Session get(UUID id, long expectedVersion) {
        var session = locked(id);
        Versions.check(expectedVersion, session.version());
        return session;
    }

    /** Waits until nobody else changes it, then has it as it is now; what this transaction has changed of it must be written. */
    void reread(Session session) {
        getEntityManager().refresh(session, LockModeType.PESSIMISTIC_WRITE);
    }

    List<UUID> ready() {
        return getEntityManager()
                .createQuery("select id from Session where state = READY order by id", UUID.class)
                .getResultList();
    }

    /** Raises the version of one about which something is written elsewhere. */
    void touch(Session session) {
        getEntityManager().lock(session, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
    }

    /** Those of the appointments at which something has been given already. */
    Set<UUID> treated(Collection<UUID> appointments) {
        return appointments.isEmpty()
                ? Set.of()
                : list("appointmentId in ?1 and dosingBeganAt is not null", appointments).stream()
                        .map(Session::appointmentId)
                        .collect(Collectors.toSet());
    }

    Optional<Session> ofAppointment(UUID appointment) {
        return find("appointmentId", appointment).firstResultOptional();
    }

    /** Where patients are. */
    List<UUID> openSites() {
        return getEntityManager()
                .createQuery("select distinct siteId from Session where state in :open order by siteId", UUID.class)
                .setParameter("open", OPEN)
                .getResultList();
    }

    /** Whose patients are at the site, by arrival. */
    List<Session> open(UUID site) {
        return list("siteId = ?1 and state in ?2 order by arrivedAt, id", site, OPEN);
    }

    /** Newest first; one more than the page has, so that it is known whether another follows. */
    List<Session> page(
            Optional<UUID> site,
            Optional<TimeSlot> arrivals,
            Collection<SessionState> states,
            Optional<UUID> patient,
            PageRequest page) {
        var conditions = new ArrayList<String>(List.of("1 = 1"));
        Map<String, Object> values = new HashMap<>();
        site.ifPresent(id -> {
            conditions.add("siteId = :site");
            values.put("site", id);
        });
        arrivals.ifPresent(window -> {
            conditions.add("arrivedAt >= :from and arrivedAt < :to");
            values.put("from", window.start());
            values.put("to", window.end());
        });
        if (!states.isEmpty()) {
            conditions.add("state in :states");
            values.put("states", states);
        }
        patient.ifPresent(id -> {
            conditions.add("patientId = :patient");
            values.put("patient", id);
        });
        page.after().ifPresent(cursor -> {
            conditions.add("(arrivedAt < :at or arrivedAt = :at and id < :id)");
            values.put("at", cursor.at());
            values.put("id", cursor.id());
        });
        return find(String.join(" and ", conditions) + " order by arrivedAt desc, id desc", values)
                .page(0, page.limit() + 1)
                .list();
    }

    /** Also raises the versions: who is changing one right now has read it as somebody else's, and is told. */
    void follow(UUID duplicate, UUID survivor) {
        update("patientId = ?2, version = version + 1 where patientId = ?1", duplicate, survivor);
    }
}
