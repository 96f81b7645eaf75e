package org.stillpoint.treatment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/**
 * All treatment days of a patient, in order; two on the same day are two.
 *
 * @param reviews days of reviews that were held or will be
 * @param began the first day of the series by which they are judged
 */
record TreatmentDays(List<TreatmentDay> all, Set<LocalDate> reviews, Optional<LocalDate> began) {

    TreatmentDays {
        all = all.stream().sorted(Comparator.comparing(TreatmentDay::day)).toList();
        reviews = Set.copyOf(reviews);
    }

    /** Of the series to whose steps they belong. */
    TreatmentDays(List<TreatmentDay> all, Set<LocalDate> reviews) {
        this(
                all,
                reviews,
                all.stream()
                        .filter(each -> each.step().isPresent())
                        .map(TreatmentDay::day)
                        .min(Comparator.naturalOrder()));
    }

    /** As another series sees them, of which none of them is a step; only some of what is wanted is asked about. */
    TreatmentDays ofAnother(Optional<LocalDate> itsBeginning, Predicate<LocalDate> asked) {
        var days = all.stream()
                .map(each -> each.wanted() && asked.test(each.day())
                        ? TreatmentDay.wanted(each.day(), OptionalInt.empty(), each.plannedGapDays())
                        : TreatmentDay.standing(each.day(), OptionalInt.empty()))
                .toList();
        return new TreatmentDays(days, reviews, itsBeginning);
    }

    /** A treatment and the one before it, where at least one of them is wanted. */
    List<Pair> pairs() {
        var pairs = new ArrayList<Pair>();
        for (int at = 1; at < all.size(); at++) {
            var pair = new Pair(all.get(at - 1), all.get(at));
            if (pair.before().wanted() || pair.day().wanted()) {
                pairs.add(pair);
            }
        }
        return pairs;
    }

    List<TreatmentDay> ofStep(int step) {
        return all.stream()
                .filter(each -> each.step().isPresent() && each.step().getAsInt() == step)
                .toList();
    }

    /** From one treatment to the next, in days: the gap. */
    record Pair(TreatmentDay before, TreatmentDay day) {
        long gap() {
            return day.day().toEpochDay() - before.day().toEpochDay();
        }

        List<LocalDate> days() {
            return List.of(before.day(), day.day());
        }
    }

    /** Every largest set of days within seven days in a row that are more than {@code most}, one of them wanted. */
    static List<List<LocalDate>> crowds(List<TreatmentDay> days, int most) {
        var crowds = new ArrayList<List<LocalDate>>();
        int reported = 0;
        for (int from = 0; from < days.size(); from++) {
            int to = from;
            while (to < days.size()
                    && days.get(to).day().isBefore(days.get(from).day().plusDays(7))) {
                to++;
            }
            var crowd = days.subList(from, to);
            if (to > reported && crowd.size() > most && crowd.stream().anyMatch(TreatmentDay::wanted)) {
                crowds.add(crowd.stream().map(TreatmentDay::day).toList());
                reported = to;
            }
        }
        return crowds;
    }
}
