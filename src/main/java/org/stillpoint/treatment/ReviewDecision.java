package org.stillpoint.treatment;

/** What a prescriber decides at a review. */
public enum ReviewDecision {
    CONTINUE,
    STOP
}
