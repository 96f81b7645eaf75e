package org.stillpoint.scheduling;

import java.util.Optional;
import java.util.UUID;

/** Hears why a visit is cancelled, in the caller's transaction, before anything of it is locked or written. */
public interface HearsCancellation {

    /**
     * {@code note} is what was written with it, {@code byPatient} whether the patient did, with a personal key.
     *
     * @return whether something was heard that stays, also if the visit may not be cancelled
     */
    boolean hear(UUID appointment, UUID patient, CancelReason reason, Optional<String> note, boolean byPatient);
}
