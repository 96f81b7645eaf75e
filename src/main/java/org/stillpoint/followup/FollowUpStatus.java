package org.stillpoint.followup;

/** What has become of a follow-up. */
public enum FollowUpStatus {
    OPEN,
    COMPLETED,
    /** Nobody answered in time. */
    MISSED,
    /** What it was for is not there any more. */
    CLOSED
}
