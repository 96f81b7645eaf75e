package org.stillpoint.followup;

/** How a follow-up was completed. */
public enum FollowUpOutcome {
    /** Seen or heard, and done what it was for. */
    DONE,
    /** The patient does not want it. */
    DECLINED,
    /** Nobody could be reached, and nothing more is tried. */
    NOT_REACHED,
    /** A clinician decided that it is not needed. */
    NOT_NEEDED
}
