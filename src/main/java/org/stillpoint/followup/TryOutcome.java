package org.stillpoint.followup;

/** How an attempt to reach the patient went. */
public enum TryOutcome {
    NO_ANSWER,
    LEFT_MESSAGE,
    WRONG_NUMBER,
    /** Reached, at a bad moment. */
    ASKED_FOR_ANOTHER_TIME
}
