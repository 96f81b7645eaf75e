package org.stillpoint.clinic;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.stillpoint.platform.MayBeAbsent;

/**
 * Who has something to lose when the clinic's description changes. Every implementation is asked inside the transaction of
 * the change, after new bookings were made to wait; if any names something stranded, the change is refused with the list.
 */
public interface PlanGuard {

    /** What has a place in the present plan and none in the proposed one; what had none already stands in nobody's way. */
    List<Stranded> strandedBy(ClinicPlan present, ClinicPlan proposed);

    /** Before it is asked by a change that is made: ends what is only a wish and has no place in the proposed plan. */
    default void makeWay(ClinicPlan present, ClinicPlan proposed) {}

    /** Something in the future that the proposed plan has no place for; {@code why} is a sentence without personal data. */
    record Stranded(
            String kind,
            UUID id,
            String reference,
            @MayBeAbsent Instant start,
            String why) {}
}
