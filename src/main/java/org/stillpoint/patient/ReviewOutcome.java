package org.stillpoint.patient;

/** What a prescriber makes of the screening answers. */
public enum ReviewOutcome {
    NO_CONCERN,
    /** Something speaks against treatment, and the prescriber finds that it can be accepted. */
    ACCEPTABLE,
    NOT_ACCEPTABLE
}
