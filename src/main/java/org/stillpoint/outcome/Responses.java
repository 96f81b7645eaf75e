package org.stillpoint.outcome;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.platform.Cursor;
import org.stillpoint.platform.PageRequest;

@ApplicationScoped
class Responses implements PanacheRepositoryBase<Response, UUID> {

    private static final String HOLDS = " and correctedBy is null and not withdrawn";

    Optional<Response> find(UUID patient, UUID id) {
        return findByIdOptional(id).filter(found -> found.patientId().equals(patient));
    }

    /** Waits until nobody else corrects it. */
    Optional<Response> locked(UUID patient, UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .filter(found -> found.patientId().equals(patient));
    }

    /** Those that hold, by when they were answered. */
    List<Response> holding(UUID patient) {
        return list("patientId = ?1" + HOLDS + " order by answeredAt, id", patient);
    }

    /** The same of those that were answered by then, as they were before what was corrected or withdrawn only after it. */
    List<Response> heldThen(UUID patient, Instant known) {
        return list(
                "patientId = ?1 and not withdrawn and answeredAt <= ?2 and (corrects is null or recordedAt <= ?2)"
                        + " and (correctedBy is null or recordedAt <= ?2"
                        + " and correctedBy in (select c.id from Response c where c.recordedAt > ?2))"
                        + " order by answeredAt, id",
                patient,
                known);
    }

    /** When the patient has answered all of an instrument in that time, both ends excluded, by time; {@code but} for one. */
    List<Instant> answeredWithin(UUID patient, String instrument, Instant after, Instant before, Optional<UUID> but) {
        var query = getEntityManager()
                .createQuery(
                        "select answeredAt from Response where patientId = :patient and instrument = :instrument"
                                + " and complete and answeredAt > :after and answeredAt < :before"
                                + (but.isPresent() ? " and id <> :but" : "") + HOLDS
                                + " order by answeredAt",
                        Instant.class)
                .setParameter("patient", patient)
                .setParameter("instrument", instrument)
                .setParameter("after", after)
                .setParameter("before", before);
        but.ifPresent(id -> query.setParameter("but", id));
        return query.getResultList();
    }

    /** Newest first, wrong ones too; one more than the page has, so that it is known whether another follows. */
    List<Response> page(UUID patient, Optional<String> instrument, PageRequest page) {
        var conditions = new StringBuilder("patientId = :patient");
        Map<String, Object> values = new HashMap<>(Map.of("patient", patient));
        instrument.ifPresent(code -> {
            conditions.append(" and instrument = :instrument");
            values.put("instrument", code);
        });
        page.after().ifPresent(cursor -> {
            conditions.append(" and (answeredAt < :at or answeredAt = :at and id < :id)");
            values.put("at", cursor.at());
            values.put("id", cursor.id());
        });
        return find(conditions + " order by answeredAt desc, id desc", values)
                .page(0, page.limit() + 1)
                .list();
    }

    static String cursor(Response last) {
        return new Cursor(last.answeredAt(), last.id()).encode();
    }

    void follow(UUID duplicate, UUID survivor) {
        update("patientId = ?2 where patientId = ?1", duplicate, survivor);
    }
}
