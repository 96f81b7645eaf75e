package org.stillpoint.treatment;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/** What a patient's treatments must keep, wherever the displaced ones of them go. */
@FunctionalInterface
interface RepairRule {

    /** @param days where the patient's displaced visits would be, by appointment; the other visits are known to the rule */
    boolean allows(UUID patient, Map<UUID, LocalDate> days);
}
