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

    /** In one order, whoever asks. */
    List<SeriesVisit> withAppointments(Collection<UUID> appointments) {
        return appointments.isEmpty()
                ? List.of()
                : list("appointmentId in ?1 order by seriesId, appointmentId", appointments);
    }
}
