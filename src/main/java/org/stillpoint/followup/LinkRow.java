package org.stillpoint.followup;

import java.time.Instant;
import java.util.UUID;

/**
 * A link and what it asks, as far as both tell whether it is good.
 *
 * @param wrong how many dates of birth were not the patient's
 */
record LinkRow(UUID followUp, UUID patient, FollowUpStatus status, Instant from, Instant to, int wrong) {

    /** A date of birth is one of some 30,000: this many guesses find nobody's. */
    static final int MOST_WRONG = 5;

    LinkState state(Instant now) {
        if (status == FollowUpStatus.COMPLETED) {
            return LinkState.ANSWERED;
        }
        if (status != FollowUpStatus.OPEN || !now.isBefore(to) || wrong >= MOST_WRONG) {
            return LinkState.OVER;
        }
        return now.isBefore(from) ? LinkState.NOT_YET : LinkState.OPEN;
    }

    /** Also before its time, since what can not wait is heard then too. Refuses with {@link FollowUpAnswered} or {@link LinkOver}. */
    void insistGood(Instant now) {
        switch (state(now)) {
            case OPEN, NOT_YET -> {}
            case ANSWERED -> throw new FollowUpAnswered();
            case OVER -> throw new LinkOver();
        }
    }
}
