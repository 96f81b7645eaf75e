package org.stillpoint.treatment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.UUID;
import org.stillpoint.platform.NotFound;

@ApplicationScoped
class RepairProposals implements PanacheRepositoryBase<RepairProposal, UUID> {

    RepairProposal get(UUID id) {
        return findByIdOptional(id).orElseThrow(NotFound::new);
    }

    /** Two who accept it at once do so one after the other. */
    RepairProposal toAccept(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(NotFound::new);
    }

    /** What is over tells nobody anything any more. */
    void forget(Instant over) {
        delete("expiresAt < ?1", over);
    }
}
