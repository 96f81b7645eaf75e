package org.stillpoint.availability;

import java.util.List;
import org.stillpoint.availability.Visit.Role;

/** A role of a visit and the schedules that could play it. */
record Part(Role role, List<Schedule> candidates) {

    /** The starts at which some candidate has the lanes for every stretch of the role, looked at on its own. */
    Bits starts(Grid grid) {
        var starts = grid.none();
        for (var candidate : candidates) {
            starts.or(startsWith(candidate));
        }
        return starts;
    }

    /** The starts at which this candidate has the lanes for every stretch of the role. */
    Bits startsWith(Schedule candidate) {
        var stretches = role.stretches().iterator();
        var starts = candidate.startsOf(stretches.next());
        while (stretches.hasNext()) {
            starts.and(candidate.startsOf(stretches.next()));
        }
        return starts;
    }

    /** How many visits could have this role at that start; exact for a part that belongs to no ensemble. */
    int visitsAt(int start) {
        return candidates.stream()
                .mapToInt(candidate -> candidate.visitsAt(start, role.stretches()))
                .sum();
    }

    boolean sharesCandidatesWith(Part other) {
        return candidates.stream().anyMatch(other.candidates::contains);
    }
}
