package org.stillpoint.scheduling;

import java.util.List;
import org.stillpoint.clinic.PhaseCode;
import org.stillpoint.clinic.Service;

/** A phase as it was when the visit was planned; {@code minutes} is its planned length. */
record PlannedPhase(PhaseCode code, int minutes) {

    static List<PlannedPhase> of(Service service) {
        return service.phases().stream()
                .map(phase -> new PlannedPhase(phase.code(), phase.minutes()))
                .toList();
    }
}
