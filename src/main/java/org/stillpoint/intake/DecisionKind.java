package org.stillpoint.intake;

/** What staff decided about a request, or did to it, with their name on it. */
public enum DecisionKind {
    SCHEDULE_ASSESSMENT,
    ASK_FOR_MORE,
    ANSWERED,
    REFER_OUT,
    DECLINE,
    DUPLICATE,
    SPAM,
    LET_THROUGH,
    SEPARATE,
    REOPEN,
    RAISE_CRISIS,
    CLEAR_CRISIS,
    CONVERT,
    REVERSE_CONVERSION;

    static DecisionKind of(TriageDecision decision) {
        return valueOf(decision.name());
    }
}
