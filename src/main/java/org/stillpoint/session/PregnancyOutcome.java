package org.stillpoint.session;

/** What a review of a possible pregnancy has come to. Only the first two let a dose be given without a prescriber's word. */
public enum PregnancyOutcome {
    NOT_PREGNANT,
    NOT_APPLICABLE,
    PREGNANT,
    BREASTFEEDING,
    UNSURE,
    DECLINED;

    boolean isClear() {
        return this == NOT_PREGNANT || this == NOT_APPLICABLE;
    }
}
