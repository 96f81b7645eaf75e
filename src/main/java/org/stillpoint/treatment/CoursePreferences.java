package org.stillpoint.treatment;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * When a patient can come and whom they want to see. All but {@code preferred} must be kept.
 *
 * @param weekdays empty for any
 * @param dayParts empty for any
 * @param notAfter the latest start
 * @param preferred practitioners whom they would rather see
 * @param avoided practitioners whom they must not see
 */
record CoursePreferences(
        Set<DayOfWeek> weekdays,
        Set<DayPart> dayParts,
        Optional<LocalTime> notBefore,
        Optional<LocalTime> notAfter,
        List<DateSpan> datesAway,
        Set<UUID> preferred,
        Set<UUID> avoided) {

    static final CoursePreferences NONE = new CoursePreferences(
            Set.of(), Set.of(), Optional.empty(), Optional.empty(), List.of(), Set.of(), Set.of());
}
