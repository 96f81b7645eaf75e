package org.stillpoint.treatment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class SeriesEvents implements PanacheRepositoryBase<SeriesEvent, UUID> {

    /** Oldest first. */
    List<SeriesEvent> of(Collection<UUID> series) {
        return series.isEmpty() ? List.of() : list("seriesId in ?1 order by at, id", series);
    }
}
