package org.stillpoint.treatment;

import java.time.LocalDate;
import java.util.List;

/**
 * Where could these sessions go?
 *
 * @param wishes in the order of the course; each is on a later day than the one before it
 * @param standing all that stays: visits of the series, other treatments of the patient, reviews
 * @param spacing of the series itself, and {@code others} that its treatments keep besides
 * @param start the days on which the first of them may be
 * @param until the last day that is looked at, at most 400 days after the first
 * @param limit of complete proposals, 1 to 5
 */
record CourseQuestion(
        List<SessionWish> wishes,
        List<StandingVisit> standing,
        SpacingTerms spacing,
        List<OtherSpacing> others,
        CoursePreferences preferences,
        DateSpan start,
        LocalDate until,
        int limit,
        CourseCalendar calendar) {

    /** The same for other sessions. */
    CourseQuestion with(List<SessionWish> wanted) {
        return new CourseQuestion(wanted, standing, spacing, others, preferences, start, until, limit, calendar);
    }

    /** The same with nothing later than a day, if that leaves any. */
    CourseQuestion notAfter(LocalDate day) {
        var last = day.isBefore(start.from()) || day.isAfter(until) ? until : day;
        return new CourseQuestion(wishes, standing, spacing, others, preferences, start, last, limit, calendar);
    }

    /** The same with what is free told by somebody who has looked at the preferences already. */
    CourseQuestion among(CourseCalendar free) {
        return new CourseQuestion(wishes, standing, spacing, others, CoursePreferences.NONE, start, until, limit, free);
    }
}
