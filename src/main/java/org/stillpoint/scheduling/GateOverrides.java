package org.stillpoint.scheduling;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class GateOverrides implements PanacheRepositoryBase<GateOverride, UUID> {

    /** Codes of what was lifted for the time that the appointment has now. */
    Set<String> standing(Appointment appointment) {
        return list("appointmentId = ?1 and start = ?2", appointment.id(), appointment.start()).stream()
                .map(GateOverride::code)
                .collect(Collectors.toSet());
    }
}
