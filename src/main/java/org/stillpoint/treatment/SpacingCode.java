package org.stillpoint.treatment;

/** The names of the rules of spacing, as a refusal or a proposal lists them. */
enum SpacingCode {
    /** Two treatments are too close together. */
    MIN_GAP,
    /** Too many treatments in seven days in a row. */
    MAX_PER_7_DAYS,
    /** More in a week of a step than the protocol gives each week. */
    WEEKLY_PATTERN,
    /** Too many in seven days, late in a series. */
    AFTER_DAY_57,
    /** So long without a treatment that a review comes first. */
    LAPSE,
    /** A gap to be told of; it keeps nobody from booking. */
    WARN_GAP
}
