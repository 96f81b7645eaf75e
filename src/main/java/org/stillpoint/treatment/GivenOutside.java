package org.stillpoint.treatment;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Treatments of a course's route that took place and are no part of it: none of its sessions, but whatever is counted from the last
 * treatment is counted from them too.
 *
 * @param days local to their sites
 */
record GivenOutside(List<LocalDate> days) {

    static final GivenOutside NOTHING = new GivenOutside(List.of());

    GivenOutside {
        days = List.copyOf(days);
    }

    Optional<LocalDate> last() {
        return last(_ -> true);
    }

    Optional<LocalDate> last(Predicate<LocalDate> among) {
        return days.stream().filter(among).max(Comparator.naturalOrder());
    }

    /** That of a course's own treatment, or a later one of these. */
    LocalDate sinceOr(LocalDate own) {
        return last(own::isBefore).orElse(own);
    }
}
