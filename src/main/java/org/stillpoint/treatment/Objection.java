package org.stillpoint.treatment;

/**
 * What speaks against a date.
 *
 * @param code of a {@link SpacingCode}, or {@code RHYTHM}, {@code START_WINDOW}, {@code NOTHING_FREE}, or a preference: {@code WEEKDAYS},
 *     {@code DAY_PARTS}, {@code NOT_BEFORE}, {@code NOT_AFTER}, {@code DATES_AWAY}, {@code AVOIDED_PRACTITIONERS}
 */
record Objection(String code, String why) {}
