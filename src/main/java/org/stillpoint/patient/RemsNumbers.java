package org.stillpoint.patient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.platform.SensitiveText;

/** By which numbers the REMS of esketamine knows patients and sites on a local day. Who shows them to somebody records that there. */
@ApplicationScoped
public class RemsNumbers {

    private final EntityManager entities;

    RemsNumbers(EntityManager entities) {
        this.entities = entities;
    }

    /** Of the newest enrolment that holds on that day; empty also where it can not be read. */
    public Optional<String> ofPatient(UUID patient, LocalDate day) {
        return entities.createQuery(
                        "from RemsEnrolment where patientId = :patient and endedAt is null and validFrom <= :day"
                                + " and (validUntil is null or validUntil >= :day) order by recordedAt desc, id desc",
                        RemsEnrolment.class)
                .setParameter("patient", patient)
                .setParameter("day", day)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(RemsEnrolment::enrolmentNumber)
                .flatMap(SensitiveText::text);
    }

    public Optional<String> ofSite(UUID site, LocalDate day) {
        return entities.createQuery(
                        "from RemsCertification where siteId = :site and endedAt is null and validFrom <= :day"
                                + " and (validUntil is null or validUntil >= :day) order by recordedAt desc, id desc",
                        RemsCertification.class)
                .setParameter("site", site)
                .setParameter("day", day)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(RemsCertification::certificationNumber);
    }
}
