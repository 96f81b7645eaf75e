package org.stillpoint.treatment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What is proposed for one visit, as it is kept.
 *
 * @param version of the appointment, as it was then
 * @param to null for a visit that can not be saved
 * @param serving who would serve it, and as what
 */
record RepairItem(
        UUID appointment,
        long version,
        RepairKind kind,
        Instant from,
        Instant to,
        List<Serving> serving,
        List<RepairReason> why) {

    /** @param changed whether it was somebody else until then */
    record Serving(String role, UUID actor, boolean changed) {}

    boolean isSaved() {
        return kind != RepairKind.CANNOT_SAVE;
    }
}
