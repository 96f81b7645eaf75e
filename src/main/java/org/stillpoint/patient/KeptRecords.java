package org.stillpoint.patient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.platform.Cursor;
import org.stillpoint.platform.PageRequest;

/** Finds records by whom or what they are about, newest first. */
@ApplicationScoped
class KeptRecords {

    private final EntityManager entities;

    KeptRecords(EntityManager entities) {
        this.entities = entities;
    }

    void persist(KeptRecord row) {
        entities.persist(row);
        entities.flush();
    }

    /** The version in an answer is the one after the change, so it has to be written first. */
    void flush() {
        entities.flush();
    }

    <R extends PatientRecord> Optional<R> find(Class<R> type, UUID patient, UUID id) {
        return Optional.ofNullable(entities.find(type, id))
                .filter(row -> row.patientId().equals(patient));
    }

    Optional<RemsCertification> certification(UUID site, UUID id) {
        return Optional.ofNullable(entities.find(RemsCertification.class, id))
                .filter(row -> row.siteId().equals(site));
    }

    List<Consent> openConsents(UUID patient) {
        return entities.createQuery(
                        "from Consent where patientId = :patient and endedAt is null order by recordedAt, id",
                        Consent.class)
                .setParameter("patient", patient)
                .getResultList();
    }

    /** One more than the page has, so that it is known whether another follows. */
    <R extends PatientRecord> List<R> ofPatient(Class<R> type, UUID patient, PageRequest page) {
        return newestFirst(type, "patientId", patient, page);
    }

    List<RemsCertification> ofSite(UUID site, PageRequest page) {
        return newestFirst(RemsCertification.class, "siteId", site, page);
    }

    private <R extends KeptRecord> List<R> newestFirst(Class<R> type, String owner, UUID of, PageRequest page) {
        var builder = entities.getCriteriaBuilder();
        var query = builder.createQuery(type);
        var row = query.from(type);
        var ours = builder.equal(row.get(owner), of);
        var older = page.after()
                .map(cursor -> builder.and(
                        builder.lessThanOrEqualTo(row.get("recordedAt"), cursor.at()),
                        builder.or(
                                builder.lessThan(row.get("recordedAt"), cursor.at()),
                                builder.lessThan(row.get("id"), cursor.id()))));
        query.where(older.map(before -> builder.and(ours, before)).orElse(ours))
                .orderBy(builder.desc(row.get("recordedAt")), builder.desc(row.get("id")));
        return entities.createQuery(query).setMaxResults(page.limit() + 1).getResultList();
    }

    static String cursor(KeptRecord last) {
        return new Cursor(last.recordedAt(), last.id()).encode();
    }
}
