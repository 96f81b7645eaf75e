package org.stillpoint.treatment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.stillpoint.availability.TrialCalendar;
import org.stillpoint.availability.TrialPlace;
import org.stillpoint.treatment.RepairQuestion.Candidate;

/**
 * Plays out what each displaced visit wishes for: those that wish for nothing keep what they have, the others are given their
 * places one after the other in the order of their starts, as an acceptance would do it. So whatever comes out is true. What
 * does not change from one playing to the next is left standing.
 */
final class RepairBoard {

    /** @param choice null for a visit that is not to be saved */
    record Wish(Candidate candidate, RepairChoice choice, RepairStaffing staffing) {

        static final Comparator<Wish> FIRST_WHO_STAY =
                Comparator.comparing(Wish::choice, Comparator.nullsFirst(Comparator.comparing(RepairChoice::start)));

        DisplacedVisit visit() {
            return candidate.visit();
        }
    }

    /** What became of a wish: a place, or what the visit has had, or (a clash) neither. */
    record Outcome(Wish wish, Optional<TrialPlace> place, boolean clash, int actorsLost) {

        LocalDate day() {
            return place.isPresent() ? wish.choice().day() : wish.visit().day();
        }

        boolean moves() {
            return place.isPresent() && wish.choice().moves();
        }
    }

    private final TrialCalendar calendar;
    private final RepairRule rule;
    private final Set<UUID> withSeveral;
    private final List<Outcome> played = new ArrayList<>();

    RepairBoard(RepairQuestion question) {
        this.calendar = question.calendar();
        this.rule = question.rule();
        var seen = new HashSet<UUID>();
        this.withSeveral = question.visits().stream()
                .map(each -> each.visit().patient())
                .filter(patient -> !seen.add(patient))
                .collect(Collectors.toSet());
    }

    /** What becomes of these wishes, one for each visit, in the order of an acceptance. */
    List<Outcome> play(List<Wish> wishes) {
        var order = new ArrayList<>(wishes);
        order.sort(Wish.FIRST_WHO_STAY);
        int same = 0;
        while (same < played.size() && isSame(played.get(same).wish(), order.get(same))) {
            same++;
        }
        undo(same);
        order.subList(same, order.size()).forEach(wish -> played.add(play(wish)));
        return List.copyOf(played);
    }

    private static boolean isSame(Wish one, Wish other) {
        return one.candidate() == other.candidate()
                && Objects.equals(one.choice(), other.choice())
                && one.staffing() == other.staffing();
    }

    /** Leaves the calendar as it was before. */
    void clear() {
        undo(0);
    }

    private void undo(int from) {
        while (played.size() > from) {
            var last = played.removeLast();
            last.place().ifPresent(TrialPlace::giveBack);
            if (last.place().isEmpty() && !last.clash()) {
                calendar.letGo(last.wish().visit().mover());
            }
        }
    }

    private Outcome play(Wish wish) {
        var visit = wish.visit();
        var place = wish.choice() == null || !keepsTheRule(wish)
                ? Optional.<TrialPlace>empty()
                : calendar.place(
                        visit.mover(), wish.choice().start(), wish.staffing().preferred());
        if (place.isEmpty()) {
            return new Outcome(wish, place, !calendar.keep(visit.mover()), 0);
        }
        var serving = place.get().actors();
        int lost = (int) visit.actors().stream()
                .filter(actor -> !serving.contains(actor))
                .count();
        return new Outcome(wish, place, false, lost);
    }

    /** For one visit alone every choice keeps it. */
    private boolean keepsTheRule(Wish wish) {
        var patient = wish.visit().patient();
        if (!withSeveral.contains(patient)) {
            return true;
        }
        Map<UUID, LocalDate> days = new HashMap<>();
        played.stream()
                .filter(each -> each.wish().visit().patient().equals(patient))
                .forEach(each -> days.put(each.wish().visit().appointment(), each.day()));
        days.put(wish.visit().appointment(), wish.choice().day());
        return rule.allows(patient, days);
    }

    static RepairCost cost(List<Outcome> outcomes) {
        int clashes = 0;
        int lost = 0;
        int actors = 0;
        long minutes = 0;
        var people = new HashSet<UUID>();
        for (var outcome : outcomes) {
            clashes += outcome.clash() ? 1 : 0;
            lost += outcome.place().isEmpty() ? 1 : 0;
            actors += outcome.actorsLost();
            if (outcome.moves()) {
                minutes += outcome.wish().choice().minutesMoved();
                people.add(outcome.wish().visit().patient());
            }
        }
        return new RepairCost(clashes, lost, people.size(), minutes, actors);
    }
}
