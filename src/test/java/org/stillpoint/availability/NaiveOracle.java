package org.stillpoint.availability;

import java.util.ArrayList;
import java.util.List;
import org.stillpoint.availability.RandomClinic.Actor;
import org.stillpoint.availability.Visit.Role;
import org.stillpoint.availability.Visit.Stretch;

/**
 * Says by trying everything whether a visit fits: every actor for every role. Knows no lanes, only how many of an actor's are
 * taken at each moment; whoever looks at one moment can not tell them apart.
 */
final class NaiveOracle {

    private record Use(Actor actor, int lanes, int from, int to) {}

    private final List<Role> roles;
    private final RandomClinic clinic;

    private final int cells;

    NaiveOracle(RandomClinic clinic, List<Role> roles) {
        this(clinic, roles, RandomClinic.CELLS);
    }

    NaiveOracle(RandomClinic clinic, List<Role> roles, int cells) {
        this.clinic = clinic;
        this.roles = roles;
        this.cells = cells;
    }

    boolean fits(int start) {
        return cast(0, start, new ArrayList<>());
    }

    private boolean cast(int role, int start, List<Use> used) {
        if (role == roles.size()) {
            return true;
        }
        for (var actor : clinic.actors()) {
            var stretches = roles.get(role).stretches();
            boolean capable =
                    stretches.stream().allMatch(s -> actor.capabilities().contains(s.capability()));
            if (capable && serve(role, stretches, actor, start, used)) {
                return true;
            }
        }
        return false;
    }

    private boolean serve(int role, List<Stretch> stretches, Actor actor, int start, List<Use> used) {
        int before = used.size();
        stretches.forEach(s -> used.add(new Use(actor, s.lanes(), start + s.from(), start + s.to())));
        boolean fits = used.subList(before, used.size()).stream().allMatch(use -> isServed(use, used))
                && cast(role + 1, start, used);
        used.subList(before, used.size()).clear();
        return fits;
    }

    private boolean isServed(Use use, List<Use> used) {
        for (int cell = use.from(); cell < use.to(); cell++) {
            int at = cell;
            boolean works = use.actor().working().stream().anyMatch(w -> w.from() <= at && at < w.to());
            long taken = clinic.taken().stream()
                    .filter(t -> t.actor() == use.actor() && t.from() <= at && at < t.to())
                    .map(RandomClinic.Taken::lane)
                    .distinct()
                    .count();
            int usedHere = used.stream()
                    .filter(u -> u.actor() == use.actor() && u.from() <= at && at < u.to())
                    .mapToInt(Use::lanes)
                    .sum();
            if (!works || taken + usedHere > use.actor().lanes() || cell >= cells) {
                return false;
            }
        }
        return true;
    }
}
