package org.stillpoint.availability;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.stillpoint.clinic.ClinicPlan;
import org.stillpoint.clinic.Site;
import org.stillpoint.platform.TimeSlot;

/**
 * Whose claims are to be looked at, and when.
 *
 * @param actors of the site, those that could serve
 * @param person whose own calendar counts too
 * @param except whose claims do not count, so that a move never blocks itself
 */
record Wanted(
        ClinicPlan plan, Site site, Set<UUID> actors, Optional<UUID> person, TimeSlot window, Optional<UUID> except) {

    Wanted withoutPerson() {
        return new Wanted(plan, site, actors, Optional.empty(), window, except);
    }

    Wanted except(UUID claimant) {
        return new Wanted(plan, site, actors, person, window, Optional.of(claimant));
    }
}
