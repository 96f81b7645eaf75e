package org.stillpoint.patient;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.stillpoint.platform.NotFound;
import org.stillpoint.platform.Refusal;

@ApplicationScoped
class PatientMerges implements PanacheRepositoryBase<PatientMerge, UUID> {

    /** What has come to this record, also over others. */
    List<PatientMerge> into(UUID survivor) {
        return list("survivorId = ?1 order by mergedAt, duplicateId", survivor);
    }

    /** What had come to the one goes on to the other. */
    void follow(UUID duplicate, UUID survivor) {
        update("survivorId = ?2 where survivorId = ?1", duplicate, survivor);
    }

    /** Why there is no such patient: merged, or never there. */
    Refusal missing(UUID id) {
        return findByIdOptional(id)
                .<Refusal>map(merge -> new PatientMerged(merge.survivorId()))
                .orElseGet(NotFound::new);
    }
}
