package org.stillpoint.followup;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class CheckIns implements PanacheRepositoryBase<CheckIn, UUID> {

    /** Whichever of them was answered: the follow-up, or one that ran after the same answer. */
    Optional<CheckIn> ofChain(UUID root) {
        return find("followUp in (select f.id from FollowUp f where f.id = ?1 or f.follows = ?1)", root)
                .firstResultOptional();
    }
}
