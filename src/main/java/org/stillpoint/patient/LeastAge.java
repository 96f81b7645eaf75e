package org.stillpoint.patient;

import java.time.LocalDate;
import java.util.Optional;
import org.stillpoint.clinic.Route;

/** From which birthday on a route may be given at all, whoever would clear it. */
final class LeastAge {

    /** Of esketamine: its label is for adults (the screening's absolute {@code age.under-18}). */
    private static final int ADULT = 18;

    private LeastAge() {}

    static Optional<Integer> years(Route route) {
        return route == Route.ESKETAMINE_NASAL ? Optional.of(ADULT) : Optional.empty();
    }

    /** Whether somebody who was born then is old enough on that day. */
    static boolean isReached(Route route, LocalDate born, LocalDate day) {
        return years(route).filter(years -> day.isBefore(born.plusYears(years))).isEmpty();
    }
}
