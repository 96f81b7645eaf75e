package org.stillpoint.treatment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the course of a booked visit asks of another time for it, beside what gates ask. Pure.
 *
 * @param preferences of the patient
 * @param after the last day on which a phase before the visit's own stands
 * @param before the first day on which a phase after it stands
 */
record CourseTerms(CoursePreferences preferences, Optional<LocalDate> after, Optional<LocalDate> before) {

    /** Of a visit that belongs to no course. */
    static final CourseTerms NONE = new CourseTerms(CoursePreferences.NONE, Optional.empty(), Optional.empty());

    static CourseTerms of(SeriesSession session, Collection<SeriesSession> sessions, CoursePreferences preferences) {
        return new CourseTerms(
                preferences,
                days(session, sessions, -1).max(Comparator.naturalOrder()),
                days(session, sessions, 1).min(Comparator.naturalOrder()));
    }

    /** Of the same round, and of a step on that side. */
    private static Stream<LocalDate> days(SeriesSession session, Collection<SeriesSession> sessions, int side) {
        return sessions.stream()
                .filter(SeriesSession::stands)
                .filter(other -> other.round() == session.round())
                .filter(other -> Integer.signum(Integer.compare(other.step(), session.step())) == side)
                .map(SeriesSession::day);
    }

    /** All that another start would break. Whom the patient avoids is minded where the people are chosen. */
    List<RepairReason> broken(Instant start, LocalDate present, ZoneId zone) {
        var local = start.atZone(zone);
        var day = local.toLocalDate();
        var free = new FreeStart(start, local.toLocalTime(), FreeStart.Serving.ANYBODY);
        var broken = new ArrayList<RepairReason>();
        new PreferenceRules(preferences)
                .broken(day, free)
                .forEach(each -> broken.add(new RepairReason(
                        each.code(),
                        "At other times the patient's preference " + each.code() + " would not be kept.")));
        if (!day.equals(present) && !keepsTheOrder(day)) {
            broken.add(new RepairReason(
                    BrokenVisits.PHASE_ORDER,
                    "On other days a phase of its course would not come after the one before."));
        }
        return broken;
    }

    private boolean keepsTheOrder(LocalDate day) {
        return after.stream().allMatch(day::isAfter) && before.stream().allMatch(day::isBefore);
    }
}
