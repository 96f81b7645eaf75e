package org.stillpoint.intake;

/** What the clinic decides about a request. */
public enum TriageDecision {
    SCHEDULE_ASSESSMENT(false),
    ASK_FOR_MORE(false),
    /** A question has got its answer, and nothing is asked for any more. */
    ANSWERED(false),
    REFER_OUT(true),
    DECLINE(true),
    DUPLICATE(false),
    SPAM(false);

    private final boolean clinical;

    TriageDecision(boolean clinical) {
        this.clinical = clinical;
    }

    /** Turns a person away, which is a clinician's decision and not the front desk's. */
    boolean isClinical() {
        return clinical;
    }
}
