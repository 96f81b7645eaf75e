package org.stillpoint.treatment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.clinic.Route;
import org.stillpoint.platform.NotFound;
import org.stillpoint.platform.PageRequest;

@ApplicationScoped
class AllSeries implements PanacheRepositoryBase<TreatmentSeries, UUID> {

    /** Refuses with {@link NotFound}. */
    TreatmentSeries get(UUID id) {
        return findByIdOptional(id).orElseThrow(NotFound::new);
    }

    /** Whose it is, for whoever locks before reading. Refuses with {@link NotFound}. */
    UUID patientOf(UUID id) {
        return getEntityManager()
                .createQuery("select patientId from TreatmentSeries where id = :id", UUID.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    /** Raises the version of one about which something is written elsewhere. */
    void touch(TreatmentSeries series) {
        getEntityManager().lock(series, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
    }

    Optional<TreatmentSeries> openOf(UUID patient, Route route) {
        return find("patientId = ?1 and route = ?2 and status <> ?3", patient, route, SeriesStatus.ENDED)
                .firstResultOptional();
    }

    List<TreatmentSeries> withIds(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1 order by id", ids);
    }

    List<TreatmentSeries> openOf(UUID patient) {
        return list("patientId = ?1 and status <> ?2", patient, SeriesStatus.ENDED);
    }

    /** Also those that have ended; by their starts. */
    List<TreatmentSeries> ofPatients(Collection<UUID> patients) {
        return list("patientId in ?1 order by startedAt, id", patients);
    }

    List<TreatmentSeries> startedBetween(Instant from, Instant to) {
        return list("startedAt >= ?1 and startedAt < ?2 order by startedAt, id", from, to);
    }

    long countOpen(UUID patient) {
        return count("patientId = ?1 and status <> ?2", patient, SeriesStatus.ENDED);
    }

    /** Newest first; one more than the page has, so that it is known whether another follows. */
    List<TreatmentSeries> page(Optional<UUID> patient, List<SeriesStatus> statuses, PageRequest page) {
        var conditions = new ArrayList<String>(List.of("1 = 1"));
        Map<String, Object> values = new HashMap<>();
        patient.ifPresent(id -> {
            conditions.add("patientId = :patient");
            values.put("patient", id);
        });
        if (!statuses.isEmpty()) {
            conditions.add("status in :statuses");
            values.put("statuses", statuses);
        }
        page.after().ifPresent(cursor -> {
            conditions.add("(startedAt < :at or startedAt = :at and id < :id)");
            values.put("at", cursor.at());
            values.put("id", cursor.id());
        });
        return find(String.join(" and ", conditions) + " order by startedAt desc, id desc", values)
                .page(0, page.limit() + 1)
                .list();
    }

    /** Also raises the versions: who is changing one right now has read it as somebody else's, and is told. */
    void follow(UUID duplicate, UUID survivor) {
        update("patientId = ?2, version = version + 1 where patientId = ?1", duplicate, survivor);
    }
}
