package org.stillpoint.scheduling;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.stillpoint.platform.Cursor;

@ApplicationScoped
class BlockRecords implements PanacheRepositoryBase<Block, UUID> {

    /** In the order of their start, those that end after a moment. */
    List<Block> ofActor(UUID actor, Instant endAfter, Cursor after, int limit) {
        return find(
                        "actorId = ?1 and end > ?2 and (start > ?3 or start = ?3 and id > ?4) order by start, id",
                        actor,
                        endAfter,
                        after.at(),
                        after.id())
                .page(Page.ofSize(limit))
                .list();
    }
}
