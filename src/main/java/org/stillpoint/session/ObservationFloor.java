package org.stillpoint.session;

import java.util.Optional;
import java.util.stream.Stream;
import org.stillpoint.clinic.Phase;
import org.stillpoint.clinic.PhaseCode;
import org.stillpoint.clinic.Service;
import org.stillpoint.treatment.Observation;
import org.stillpoint.treatment.Protocol;

/**
 * For how many minutes after the actual end of dosing, which with several devices is that of the last, a patient is watched at
 * least: what the protocol asks, and what the service does. Neither can be lower than the label of the route.
 */
final class ObservationFloor {

    private ObservationFloor() {}

    static int minutes(Service service, Optional<Protocol> protocol) {
        return Stream.of(
                        protocol.map(followed -> followed.observation().floorMinutes()),
                        phase(service).flatMap(Phase::floorMinutes),
                        Observation.ofLabel(service.route()).map(Observation::floorMinutes))
                .flatMap(Optional::stream)
                .max(Integer::compare)
                // Nobody has said how short it may be: so it is what was planned.
                .or(() -> phase(service).map(Phase::minutes))
                .orElse(0);
    }

    private static Optional<Phase> phase(Service service) {
        return service.phases().stream()
                .filter(phase -> phase.code() == PhaseCode.OBSERVATION)
                .findFirst();
    }
}
