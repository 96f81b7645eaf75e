package org.stillpoint.treatment;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.stillpoint.availability.TrialCalendar;
import org.stillpoint.platform.TimeSlot;
import org.stillpoint.treatment.RepairQuestion.Candidate;

/** Collects what a displaced visit could be given, looked at alone. */
final class RepairCandidates {

    /** Nearest first: what lies behind so many others is hardly ever the least disturbing. */
    private static final int MOST_CHOICES = 80;

    /** Enough for every two roles of a small clinic. */
    private static final int MOST_STAFFINGS = 150;

    private static final Comparator<RepairChoice> NEAREST =
            Comparator.comparingLong(RepairChoice::minutesMoved).thenComparing(RepairChoice::start);

    private final TrialCalendar calendar;
    private final ZoneId zone;

    RepairCandidates(TrialCalendar calendar, ZoneId zone) {
        this.calendar = calendar;
        this.zone = zone;
    }

    /** When it could be, whoever else may want the same; nearest first. */
    List<RepairChoice> choices(DisplacedVisit visit, TimeSlot starts) {
        return calendar.starts(visit.mover(), starts).stream()
                .map(start -> choice(visit, start))
                .sorted(NEAREST)
                .toList();
    }

    /** Those that keep what its course asks; what is left out is told with why. */
    static List<RepairChoice> wanted(
            DisplacedVisit visit, List<RepairChoice> choices, ZoneId zone, LeftOutTimes leftOut) {
        var wanted = new ArrayList<RepairChoice>();
        for (var choice : choices) {
            var broken =
                    choice.moves() ? visit.terms().broken(choice.start(), visit.day(), zone) : List.<RepairReason>of();
            if (broken.isEmpty()) {
                wanted.add(choice);
            }
            broken.forEach(why -> leftOut.add(visit.appointment(), why, choice.minutesMoved()));
        }
        return wanted;
    }

    /** {@code allowed} are those of its choices that rules allow. */
    Candidate of(DisplacedVisit visit, List<RepairChoice> allowed) {
        return new Candidate(
                visit, List.copyOf(allowed.subList(0, Math.min(MOST_CHOICES, allowed.size()))), staffings(visit));
    }

    private RepairChoice choice(DisplacedVisit visit, Instant start) {
        return new RepairChoice(start, start.atZone(zone).toLocalDate(), visit.minutesTo(start));
    }

    /** Who was to serve; nobody in particular; then, for one role or for two, somebody else first. */
    private List<RepairStaffing> staffings(DisplacedVisit visit) {
        var singles = others(visit);
        var staffings = new ArrayList<RepairStaffing>();
        staffings.add(new RepairStaffing(visit.actors()));
        staffings.add(new RepairStaffing(Set.of()));
        singles.forEach(other -> staffings.add(other.in(visit.actors())));
        for (var one : singles) {
            singles.stream()
                    .filter(other -> other.number() > one.number())
                    .forEach(other ->
                            staffings.add(other.in(one.in(visit.actors()).preferred())));
        }
        return List.copyOf(staffings.subList(0, Math.min(MOST_STAFFINGS, staffings.size())));
    }

    /** Somebody else for a role. */
    private record Other(int number, Set<UUID> role, UUID actor) {

        RepairStaffing in(Set<UUID> actors) {
            var preferred = new HashSet<>(actors);
            preferred.removeAll(role);
            preferred.add(actor);
            return new RepairStaffing(preferred);
        }
    }

    private List<Other> others(DisplacedVisit visit) {
        var others = new ArrayList<Other>();
        var roles = calendar.candidates(visit.mover());
        for (int number = 0; number < roles.size(); number++) {
            for (var actor : new TreeSet<>(roles.get(number))) {
                if (!visit.actors().contains(actor)) {
                    others.add(new Other(number, roles.get(number), actor));
                }
            }
        }
        return others;
    }
}
