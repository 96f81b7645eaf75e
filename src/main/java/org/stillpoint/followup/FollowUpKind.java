package org.stillpoint.followup;

/** What is done about a follow-up. */
public enum FollowUpKind {
    /** The patient is asked how the time after a treatment was. */
    CHECK_IN,
    QUESTIONNAIRE,
    SESSION,
    VISIT,
    /** A person calls. */
    CALL,
    /** A clinician looks at the course. */
    REVIEW,
    /** Somebody may be in danger. */
    RISK;

    /** Somebody has to see to how it goes on, however late they come to know of it; how somebody was is asked in time or not at all. */
    boolean isNeverTooLate() {
        return this == SESSION || this == VISIT || this == REVIEW;
    }

    /** Answered by the patient, from wherever they are. */
    boolean isAnswered() {
        return this == CHECK_IN || this == QUESTIONNAIRE;
    }
}
