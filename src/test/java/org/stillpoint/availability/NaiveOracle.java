package org.stillpoint.availability;

import java.util.ArrayList;
import java.util.List;
import org.stillpoint.availability.RandomClinic.Actor;
import org.stillpoint.availability.Visit.Role;
import org.stillpoint.availability.Visit.Stretch;

/** Says by trying everything whether a visit fits: every actor for every role, every lane for every stretch, cell by cell. */
final class NaiveOracle {

    private record Use(Actor actor, int lane, int from, int to) {}

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
            if (capable && place(role, stretches, 0, 0, -1, actor, start, used)) {
                return true;
            }
        }
        return false;
    }

    private boolean place(
            int role,
            List<Stretch> stretches,
            int index,
            int placed,
            int last,
            Actor actor,
            int start,
            List<Use> used) {
        if (index == stretches.size()) {
            return cast(role + 1, start, used);
        }
        var stretch = stretches.get(index);
        if (placed == stretch.lanes()) {
            return place(role, stretches, index + 1, 0, -1, actor, start, used);
        }
        for (int lane = last + 1; lane < actor.lanes(); lane++) {
            var use = new Use(actor, lane, start + stretch.from(), start + stretch.to());
            if (isFree(use, used)) {
                used.add(use);
                if (place(role, stretches, index, placed + 1, lane, actor, start, used)) {
                    return true;
                }
                used.remove(use);
            }
        }
        return false;
    }

    private boolean isFree(Use use, List<Use> used) {
        for (int cell = use.from(); cell < use.to(); cell++) {
            int at = cell;
            boolean works = use.actor().working().stream().anyMatch(w -> w.from() <= at && at < w.to());
            boolean taken = clinic.taken().stream()
                    .anyMatch(t -> t.actor() == use.actor() && t.lane() == use.lane() && t.from() <= at && at < t.to());
            boolean usedHere = used.stream()
                    .anyMatch(u -> u.actor() == use.actor() && u.lane() == use.lane() && u.from() <= at && at < u.to());
            if (!works || taken || usedHere || cell >= cells) {
                return false;
            }
        }
        return true;
    }
}
