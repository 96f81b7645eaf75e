package org.stillpoint.scheduling;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.stillpoint.patient.LiftedGate;

@ApplicationScoped
class GateOverrides implements PanacheRepositoryBase<GateOverride, UUID> {

    /** What was lifted for the time and the place that the appointment has now. */
    Set<LiftedGate> standing(Appointment appointment) {
        return standing(List.of(appointment)).getOrDefault(appointment.id(), Set.of());
    }

    /** The same of many, by their ids; what nothing was lifted for is not among them. */
    Map<UUID, Set<LiftedGate>> standing(Collection<Appointment> appointments) {
        var moves = appointments.stream().collect(Collectors.toMap(Appointment::id, Appointment::moves));
        return moves.isEmpty()
                ? Map.of()
                : list("appointmentId in ?1", moves.keySet()).stream()
                        .filter(override -> override.isOf(moves.get(override.appointmentId())))
                        .collect(Collectors.groupingBy(
                                GateOverride::appointmentId,
                                Collectors.mapping(GateOverride::lifted, Collectors.toSet())));
    }
}
