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

    /** Answered by the patient, from wherever they are. */
    boolean isAnswered() {
        return this == CHECK_IN || this == QUESTIONNAIRE;
    }
}
