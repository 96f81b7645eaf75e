package org.stillpoint.treatment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class SeriesVisits implements PanacheRepositoryBase<SeriesVisit, UUID> {

    List<SeriesVisit> of(Collection<UUID> series) {
        return series.isEmpty() ? List.of() : list("seriesId in ?1", series);
    }
}
