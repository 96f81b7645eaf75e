package org.stillpoint.availability;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.stillpoint.availability.LaneChoice.LaneSpan;
import org.stillpoint.availability.Visit.Role;
import org.stillpoint.availability.Visit.Stretch;

/**
 * Chooses the actors of one visit at one start: deterministic, explained, and exact, also where one actor could serve several
 * roles. First who already treats this patient, then the tightest fit, then the least busy that day, then by code.
 */
final class Seater {

    /** An actor that could play a role, looked at on its own, with what decides between it and the others. */
    private record Option(Schedule schedule, boolean known, int unusable, int busy) {

        static final Comparator<Option> BEST_FIRST = Comparator.comparing((Option option) -> !option.known())
                .thenComparingInt(Option::unusable)
                .thenComparingInt(Option::busy)
                .thenComparing(option -> option.schedule().code());

        ChosenBecause before(Option other) {
            if (known != other.known) {
                return ChosenBecause.ALREADY_WITH_THIS_PATIENT;
            }
            if (unusable != other.unusable) {
                return ChosenBecause.TIGHTEST_FIT;
            }
            return busy != other.busy ? ChosenBecause.LEAST_BUSY_THAT_DAY : ChosenBecause.FIRST_BY_CODE;
        }
    }

    private final List<Part> parts;
    private final int start;
    private final Set<UUID> known;
    private final Map<Part, List<Option>> options = new HashMap<>();
    private final Map<Schedule, List<Role>> cast = new HashMap<>();
    private final List<Option> chosen = new ArrayList<>();

    /** {@code dayFrom} and {@code dayTo} are the cells of the local day of the start, over which busyness is counted. */
    Seater(List<Part> parts, int start, Set<UUID> known, int dayFrom, int dayTo) {
        this.parts = parts;
        this.start = start;
        this.known = known;
        parts.forEach(part -> options.put(part, optionsFor(part, dayFrom, dayTo)));
    }

    Optional<Seating> seat() {
        return options.values().stream().noneMatch(List::isEmpty) && play(0)
                ? Optional.of(seating())
                : Optional.empty();
    }

    private List<Option> optionsFor(Part part, int dayFrom, int dayTo) {
        var found = new ArrayList<Option>();
        for (var schedule : part.candidates()) {
            LaneChoice.of(schedule, start, part.role().stretches())
                    .ifPresent(spans -> found.add(new Option(
                            schedule,
                            known.contains(schedule.id()),
                            spans.stream()
                                    .mapToInt(span -> unusable(schedule, span))
                                    .sum(),
                            schedule.busy(dayFrom, dayTo))));
        }
        found.sort(Option.BEST_FIRST);
        return found;
    }

    private static int unusable(Schedule schedule, LaneSpan span) {
        return schedule.unusable(span.lane(), span.from(), span.to());
    }

    private boolean play(int index) {
        if (index == parts.size()) {
            return true;
        }
        var part = parts.get(index);
        for (var option : options.get(part)) {
            var roles = cast.computeIfAbsent(option.schedule(), schedule -> new ArrayList<>());
            roles.add(part.role());
            chosen.add(option);
            if ((roles.size() == 1 || lanes(option.schedule()).isPresent()) && play(index + 1)) {
                return true;
            }
            chosen.removeLast();
            roles.removeLast();
        }
        return false;
    }

    private Optional<List<LaneSpan>> lanes(Schedule schedule) {
        List<Stretch> together = cast.get(schedule).stream()
                .flatMap(role -> role.stretches().stream())
                .toList();
        return LaneChoice.of(schedule, start, together);
    }

    private Seating seating() {
        var spans = new HashMap<Schedule, List<LaneSpan>>();
        var seats = new ArrayList<Seating.Seat>();
        for (int index = 0; index < parts.size(); index++) {
            var role = parts.get(index).role();
            var schedule = chosen.get(index).schedule();
            var all = spans.computeIfAbsent(schedule, each -> lanes(each).orElseThrow());
            var own = all.stream().filter(span -> belongsTo(role, span)).toList();
            seats.add(new Seating.Seat(role, schedule, because(index), own));
        }
        return new Seating(List.copyOf(seats));
    }

    /** By identity: two roles may have stretches that are equal. */
    private static boolean belongsTo(Role role, LaneSpan span) {
        return role.stretches().stream().anyMatch(stretch -> stretch == span.stretch());
    }

    private ChosenBecause because(int index) {
        var ranked = options.get(parts.get(index));
        if (ranked.size() == 1) {
            return ChosenBecause.ONLY_ONE_FREE;
        }
        var winner = chosen.get(index);
        return ranked.getFirst() == winner ? winner.before(ranked.get(1)) : ChosenBecause.ONLY_COMBINATION_LEFT;
    }
}
