package org.stillpoint.followup;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A follow-up as it is kept, as far as working out again minds.
 *
 * @param planned worked out again whenever something happens
 * @param follows the one that was missed
 * @param appointment where it is booked; none where that visit does not take place
 * @param keptAppointment the same as it is written, whatever has become of that visit
 * @param doneByDose a session that nobody has said to be done but the dose that was given at it
 * @param tookPlace when the visit that it is was over; only where it is done by that
 * @param answersCountFrom what was answered as a whole since then stands for it
 */
record KnownFollowUp(
        UUID id,
        UUID patient,
        String origin,
        FollowUpKind kind,
        boolean planned,
        Optional<UUID> follows,
        FollowUpStatus status,
        Planned.Place place,
        Window window,
        List<String> instruments,
        Optional<UUID> appointment,
        Optional<Instant> completedAt,
        boolean doneByDose,
        Optional<UUID> keptAppointment,
        Optional<Instant> tookPlace,
        Instant answersCountFrom) {

    /** The follow-up that was missed first. */
    UUID root() {
        return follows.orElse(id);
    }

    /** What is open, and done by the visit that took place. */
    Optional<Planned.Done> visited() {
        return tookPlace.filter(visit -> isOpen()).map(Planned.Done::at);
    }

    boolean isOpen() {
        return status == FollowUpStatus.OPEN;
    }
}
