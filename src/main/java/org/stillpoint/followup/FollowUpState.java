package org.stillpoint.followup;

import java.time.Instant;

/** How a follow-up stands right now. */
public enum FollowUpState {
    DONE,
    MISSED,
    /** Its window has passed. */
    OVERDUE,
    /** In its window. */
    DUE,
    COMING,
    CLOSED;

    static FollowUpState of(FollowUpStatus status, Instant from, Instant to, Instant now) {
        return status == FollowUpStatus.OPEN ? open(from, to, now) : settled(status);
    }

    /** Whatever the time is. */
    static FollowUpState settled(FollowUpStatus status) {
        return switch (status) {
            case COMPLETED -> DONE;
            case MISSED -> MISSED;
            case CLOSED -> CLOSED;
            case OPEN -> throw new IllegalArgumentException("its time tells");
        };
    }

    private static FollowUpState open(Instant from, Instant to, Instant now) {
        if (now.isBefore(from)) {
            return COMING;
        }
        return now.isBefore(to) ? DUE : OVERDUE;
    }
}
