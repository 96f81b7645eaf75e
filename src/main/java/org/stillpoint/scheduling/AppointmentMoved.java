package org.stillpoint.scheduling;

import java.time.Instant;
import java.util.UUID;

/**
 * A booked visit has another time, site or other actors. Told inside the transaction that makes it so.
 *
 * @param formerSite where it was to be; the same if it stays there
 * @param formerStart when it was to be; the same if it keeps its time
 */
public record AppointmentMoved(
        UUID appointment, UUID patient, UUID site, Instant start, UUID formerSite, Instant formerStart) {

    /** Whether only those who serve it are others. */
    public boolean keepsItsTime() {
        return site.equals(formerSite) && start.equals(formerStart);
    }
}
