package org.stillpoint.availability;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.stillpoint.clinic.ClinicPlan;
import org.stillpoint.clinic.Site;
import org.stillpoint.platform.TimeSlot;

/**
 * Whose claims are to be looked at, and when.
 *
 * @param actors of the site, those that could serve
 * @param people whose own calendars count too
 * @param windows at least one; whole days, or one stretch of time
 * @param except whose claims do not count, so that a move never blocks itself
 */
record Wanted(
        ClinicPlan plan, Site site, Set<UUID> actors, Set<UUID> people, List<TimeSlot> windows, Set<UUID> except) {

    /** All of them at one site as one question. */
    static Wanted together(Collection<Wanted> several, Set<UUID> except) {
        var any = several.iterator().next();
        var actors = new HashSet<UUID>();
        var people = new HashSet<UUID>();
        several.forEach(wanted -> {
            actors.addAll(wanted.actors);
            people.addAll(wanted.people);
        });
        var windows = several.stream()
                .flatMap(wanted -> wanted.windows.stream())
                .distinct()
                .toList();
        return new Wanted(any.plan, any.site, actors, people, windows, except);
    }

    Wanted withoutPeople() {
        return new Wanted(plan, site, actors, Set.of(), windows, except);
    }

    Wanted except(UUID claimant) {
        return new Wanted(plan, site, actors, people, windows, Set.of(claimant));
    }

    boolean includes(Taken.Stretch stretch) {
        return isOf(stretch.schedule()) && windows.stream().anyMatch(stretch::meets);
    }

    boolean isOf(UUID schedule) {
        return actors.contains(schedule) || people.contains(schedule);
    }
}
