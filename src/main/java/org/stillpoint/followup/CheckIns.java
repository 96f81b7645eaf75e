package org.stillpoint.followup;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class CheckIns implements PanacheRepositoryBase<CheckIn, UUID> {

    /** The last that was said: to the follow-up, to one that ran after the same answer, or before the time of it. */
    Optional<CheckIn> ofChain(UUID root) {
        return find(
                        "followUp in (select f.id from FollowUp f where f.id = ?1 or f.follows = ?1) order by answeredAt desc",
                        root)
                .firstResultOptional();
    }
}
