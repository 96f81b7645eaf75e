package org.stillpoint.patient;

/** What told of danger. */
public enum CrisisOrigin {
    /** A clinician. */
    STAFF,
    /** An appointment request: its sender, or words in it. */
    REQUEST,
    /** An answer of the screening. */
    SCREENING,
    /** An answer to an instrument. */
    RESPONSE,
    /** The patient cancelled a visit and gave danger as the reason, or wrote of it. */
    CANCELLATION,
    /** An adverse event that a nurse has recorded at a session, which is what it names. */
    ADVERSE_EVENT
}
