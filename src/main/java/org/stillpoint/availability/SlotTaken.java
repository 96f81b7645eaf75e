package org.stillpoint.availability;

import java.util.List;
import org.stillpoint.platform.Refusal;
import org.stillpoint.platform.TryAgain;

/** Somebody else has what the visit needs at that time. */
public final class SlotTaken extends Refusal {

    private final transient List<String> missing;

    private SlotTaken() {
        super(AvailabilityProblem.SLOT_TAKEN, "This time is taken. Search again for the times that are left.");
        missing = List.of();
    }

    /** For staff: the roles for which nobody was free. */
    SlotTaken(List<String> missing) {
        super(AvailabilityProblem.SLOT_TAKEN, "This time is taken. Search again for the times that are left.");
        this.missing = missing;
        with("blockers", missing.stream().map(Blocker::new).toList());
    }

    List<String> missing() {
        return missing;
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
