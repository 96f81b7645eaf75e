package org.stillpoint.availability;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A role of a visit that nobody can play at some start, and for each candidate every reason; no candidates: nobody is capable. */
public record NeedFailure(String role, List<Candidate> candidates) {

    /**
     * @param actorId empty for the patient's own calendar
     * @param capability what it was wanted as, and {@code lanes} how many lanes of it
     * @param freeLanes how many it has free at every moment of that stretch, the fewest of all moments
     * @param until from when on it could serve for so long, as far as was looked (the end of the day)
     */
    public record Candidate(
            Optional<UUID> actorId, String capability, int lanes, int freeLanes, Why why, Optional<Instant> until) {}

    /** Why a candidate can not serve; CLAIMED: none of its lanes is left, TOO_FEW_LANES: some are, but not enough. */
    public enum Why {
        CLOSED,
        NOT_WORKING,
        CLAIMED,
        TOO_FEW_LANES,
        NEEDED_FOR_ANOTHER_ROLE
    }
}
