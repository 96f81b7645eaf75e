package org.stillpoint.scheduling;

import java.util.Optional;
import java.util.UUID;

/** Hears why a visit is cancelled, in the caller's transaction, before anything of it is locked or written. */
public interface HearsCancellation {

    /** {@code note} is what was written with it, {@code byPatient} whether the patient did, with the appointment's key. */
    void hear(UUID appointment, UUID patient, CancelReason reason, Optional<String> note, boolean byPatient);
}
