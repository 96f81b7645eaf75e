package org.stillpoint.intake;

/** What told of danger. */
public enum CrisisSource {
    /** The sender said so. */
    SENDER,
    /** Words in the free text. */
    TEXT,
    /** An answer of the screening. */
    SCREENING,
    STAFF
}
