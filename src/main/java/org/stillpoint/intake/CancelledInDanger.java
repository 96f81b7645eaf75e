package org.stillpoint.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.patient.CrisisFlags;
import org.stillpoint.patient.CrisisOrigin;
import org.stillpoint.scheduling.CancelReason;
import org.stillpoint.scheduling.HearsCancellation;

/** A patient who cancels can tell of danger too. Words of staff are not looked through: they write about it when it is over. */
@ApplicationScoped
class CancelledInDanger implements HearsCancellation {

    private final DangerSigns signs;
    private final CrisisFlags flags;
    private final Clock clock;

    CancelledInDanger(DangerSigns signs, CrisisFlags flags, Clock clock) {
        this.signs = signs;
        this.flags = flags;
        this.clock = clock;
    }

    @Override
    public boolean hear(UUID appointment, UUID patient, CancelReason reason, Optional<String> note, boolean byPatient) {
        boolean danger = reason == CancelReason.CRISIS
                || byPatient && note.filter(signs::areIn).isPresent();
        if (danger) {
            flags.raise(patient, CrisisOrigin.CANCELLATION, appointment, clock.instant());
        }
        return danger;
    }
}
