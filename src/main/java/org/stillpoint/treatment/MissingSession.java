package org.stillpoint.treatment;

import java.time.LocalDate;
import java.util.List;

/**
 * A session that found no place.
 *
 * @param due the days on which it was looked for
 * @param failed every reason, for the days on which it was due
 * @param daysWithoutSlot the days that only lack a free start: the caller asks availability why
 */
record MissingSession(
        SessionWish wish,
        DateSpan due,
        List<Objection> failed,
        List<LocalDate> daysWithoutSlot,
        List<Alternative> alternatives) {}
