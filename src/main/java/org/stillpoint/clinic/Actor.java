package org.stillpoint.clinic;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What can be occupied: a practitioner, a room, a recliner, a device. Belongs to one site.
 *
 * @param capabilities what it can serve as: {@code IV_ROOM}, {@code NURSE}, {@code PUMP}, …
 * @param lanes how many claims may run side by side, 1 to 32: a room has 1, a nurse who may watch three patients has 3
 * @param workingHours empty for what works whenever its site is open
 * @param exceptions days with other hours than the weekly ones
 */
public record Actor(
        UUID id,
        String code,
        String name,
        ActorKind kind,
        UUID siteId,
        Set<String> capabilities,
        int lanes,
        Optional<WeeklyHours> workingHours,
        List<HoursException> exceptions,
        boolean retired) {

    public boolean canServeAs(String capability) {
        return capabilities.contains(capability);
    }

    /** The same, no longer in use: it stays, so that what was booked with it can be read. */
    Actor asRetired() {
        return new Actor(id, code, name, kind, siteId, capabilities, lanes, workingHours, exceptions, true);
    }
}
