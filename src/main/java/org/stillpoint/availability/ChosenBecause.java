package org.stillpoint.availability;

/** Why this actor and not another that was free as well; the rules are tried in this order. */
public enum ChosenBecause {
    ONLY_ONE_FREE,
    ALREADY_WITH_THIS_PATIENT,
    TIGHTEST_FIT,
    LEAST_BUSY_THAT_DAY,
    FIRST_BY_CODE,
    ONLY_COMBINATION_LEFT
}
