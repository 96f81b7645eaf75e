package org.stillpoint.scheduling;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class GateOverrides implements PanacheRepositoryBase<GateOverride, UUID> {

    /** Codes of what was lifted for the time that the appointment has now. */
    Set<String> standing(Appointment appointment) {
        return standing(List.of(appointment)).getOrDefault(appointment.id(), Set.of());
    }

    /** The same of many, by their ids; what nothing was lifted for is not among them. */
    Map<UUID, Set<String>> standing(Collection<Appointment> appointments) {
        var starts = appointments.stream().collect(Collectors.toMap(Appointment::id, Appointment::start));
        return starts.isEmpty()
                ? Map.of()
                : list("appointmentId in ?1", starts.keySet()).stream()
                        .filter(lifted -> lifted.start().equals(starts.get(lifted.appointmentId())))
                        .collect(Collectors.groupingBy(
                                GateOverride::appointmentId,
                                Collectors.mapping(GateOverride::code, Collectors.toSet())));
    }
}
