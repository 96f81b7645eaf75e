package org.stillpoint.treatment;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.stillpoint.platform.RoundTrip;

/**
 * Who can say at which visits nothing was given after all, because the patient came and left again. Asked inside the caller's
 * transaction; what it answers never becomes untrue.
 */
public interface VisitsWithoutDose {

    /** Those of the appointments, whoever's they are. */
    Set<UUID> among(Collection<UUID> appointments);

    /** How they ended; nothing of those of which it is not recorded, or not yet. */
    Map<UUID, DayEnd> ends(Collection<UUID> appointments);

    /** The patient's; asked together with other statements, because every booking asks. */
    void ask(UUID patient, RoundTrip together, Consumer<UUID> found);
}
