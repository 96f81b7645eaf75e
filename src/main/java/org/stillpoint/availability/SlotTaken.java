package org.stillpoint.availability;

import java.util.List;
import org.stillpoint.platform.Refusal;
import org.stillpoint.platform.TryAgain;

/** Somebody else has what the visit needs at that time. */
public final class SlotTaken extends Refusal {

    SlotTaken() {
        super(AvailabilityProblem.SLOT_TAKEN, "This time is taken. Search again for the times that are left.");
    }

    /** For staff: the roles for which nobody was free. */
    SlotTaken(List<String> roles) {
        this();
        with("blockers", roles.stream().map(Blocker::new).toList());
    }

    /** The same for somebody from outside, who is told nothing about the clinic's roles. */
    public SlotTaken withoutBlockers() {
        return new SlotTaken();
    }

    private record Blocker(String role) {}

    /**
     * The database refused a claim that memory thought free, because something changed that the day's lock does not cover, the
     * same person at another site for one. A second look will tell.
     */
    static final class Contested extends Refusal implements TryAgain {
        Contested() {
            super(AvailabilityProblem.SLOT_TAKEN, "This time is taken. Search again for the times that are left.");
        }
    }
}
