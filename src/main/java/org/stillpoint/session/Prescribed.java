package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** How much was prescribed for the day. */
@ApplicationScoped
class Prescribed {

    private final DayProofs proofs;
    private final Clock clock;

    Prescribed(DayProofs proofs, Clock clock) {
        this.proofs = proofs;
        this.clock = clock;
    }

    /**
     * How many devices, by the newest prescription that is on file; where nobody has said, as many as there can be, and 0 where the
     * dose does not come in devices.
     */
    int devices(SessionFile file) {
        return ChartLimits.devices(file.session().route())
                .map(device -> proofs.of(file.session(), clock.instant()).stream()
                        .filter(proof -> proof.gate() == DayGate.PRESCRIPTION_ON_FILE)
                        .reduce((older, newer) -> newer)
                        .map(proof -> proof.detail().amount().intValue())
                        .map(device::count)
                        .orElseGet(device::most))
                .orElse(0);
    }
}
