package org.stillpoint.availability;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.stillpoint.clinic.Site;
import org.stillpoint.platform.TimeSlot;

/**
 * One of several visits that are taken together.
 *
 * @param claimant of an appointment
 * @param preferred who is chosen first where they are free
 * @param avoided who shall play no role
 * @param former where and when the claimant has been until now, if this is a move
 */
public record ClaimWish(
        VisitAt visit, Claimant claimant, Set<UUID> preferred, Set<UUID> avoided, Optional<Former> former) {

    /** Where and when a claimant has what it moves, keeps or gives back. */
    public record Former(Site site, TimeSlot occupied) {}

    public ClaimWish {
        if (claimant.kind() != ClaimKind.APPOINTMENT) {
            throw new IllegalArgumentException("Only appointments are taken together");
        }
    }
}
