package org.stillpoint.clinic;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Who has something to lose when the clinic's description changes. Every implementation is asked inside the transaction of
 * the change, after new bookings were made to wait; if any names something stranded, the change is refused with the list.
 */
public interface PlanGuard {

    List<Stranded> strandedBy(ClinicPlan proposed);

    /** Something in the future that the proposed plan has no place for; {@code why} is a sentence without personal data. */
    record Stranded(String kind, UUID id, String reference, Instant start, String why) {}
}
