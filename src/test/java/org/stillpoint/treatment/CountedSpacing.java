package org.stillpoint.treatment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Spacing by counting days, without the rules that the program has. */
final class CountedSpacing {

    /** A session on a day. */
    record Wanted(SessionWish wish, LocalDate day) {}

    private final CourseQuestion question;
    private final List<Wanted> wanted;
    private final List<LocalDate> all;
    private final List<LocalDate> reviews;

    private CountedSpacing(CourseQuestion question, Collection<Wanted> wanted) {
        this.question = question;
        this.wanted = wanted.stream().filter(each -> each.wish().treatment()).toList();
        var standing =
                question.standing().stream().filter(StandingVisit::treatment).map(StandingVisit::day);
        this.all = Stream.concat(standing, this.wanted.stream().map(Wanted::day))
                .sorted()
                .toList();
        this.reviews = Stream.concat(
                        question.standing().stream()
                                .filter(visit -> !visit.treatment())
                                .map(StandingVisit::day),
                        wanted.stream().filter(each -> !each.wish().treatment()).map(Wanted::day))
                .toList();
    }

    static void assertKept(CourseQuestion question, Collection<Wanted> wanted) {
        var counted = new CountedSpacing(question, wanted);
        counted.ownDistances();
        counted.ownWeeks();
        counted.ownLapse();
        question.others().forEach(counted::anothers);
    }

    private void ownDistances() {
        var terms = question.spacing();
        wanted.forEach(each -> {
            apart(each.day(), terms.minGapDays());
            crowded(each.day(), all, terms.maxPerRolling7Days());
        });
        var ofSeries = Stream.concat(
                question.standing().stream()
                        .filter(visit -> visit.treatment() && visit.step().isPresent())
                        .map(StandingVisit::day),
                wanted.stream().map(Wanted::day));
        late(terms.late(), ofSeries.min(LocalDate::compareTo));
    }

    private void late(Optional<LateLimit> limit, Optional<LocalDate> began) {
        if (limit.isPresent() && began.isPresent()) {
            var from = began.get().plusDays(limit.get().afterDay());
            var late = all.stream().filter(day -> !day.isBefore(from)).toList();
            wanted.stream()
                    .map(Wanted::day)
                    .filter(late::contains)
                    .forEach(day -> crowded(day, late, limit.get().maxPerRolling7Days()));
        }
    }

    private void ownWeeks() {
        question.spacing().weekly().forEach((step, weekly) -> {
            var days = Stream.concat(
                            question.standing().stream()
                                    .filter(visit ->
                                            visit.treatment() && visit.step().equals(OptionalInt.of(step)))
                                    .map(StandingVisit::day),
                            wanted.stream()
                                    .filter(each -> each.wish().step() == step)
                                    .map(Wanted::day))
                    .sorted()
                    .toList();
            var weeks = new TreeMap<Long, Integer>();
            var from = question.spacing().weeksFrom().getOrDefault(step, days.isEmpty() ? null : days.getFirst());
            days.forEach(day -> weeks.merge(week(from, day), 1, Integer::sum));
            wanted.stream().filter(each -> each.wish().step() == step).forEach(each -> assertThat(
                            weeks.get(week(from, each.day())))
                    .as("%s in %s", each.day(), days)
                    .isLessThanOrEqualTo(weekly.perWeek()));
        });
    }

    private static long week(LocalDate first, LocalDate day) {
        return Math.floorDiv(ChronoUnit.DAYS.between(first, day), 7);
    }

    private void ownLapse() {
        var lapse = question.spacing()
                .spacing()
                .map(Spacing::lapseDays)
                .filter(OptionalInt::isPresent)
                .map(OptionalInt::getAsInt);
        if (lapse.isEmpty()) {
            return;
        }
        for (var each : wanted) {
            var before = all.stream().filter(each.day()::isAfter).reduce((_, later) -> later);
            boolean inSeries = wanted.stream().anyMatch(other -> other.day().isBefore(each.day()))
                    || question.standing().stream()
                            .filter(visit -> visit.treatment() && visit.step().isPresent())
                            .anyMatch(visit -> visit.day().isBefore(each.day()));
            if (before.isPresent() && inSeries) {
                int most = Math.max(lapse.get(), each.wish().bounds().longestGap());
                assertThat(!each.day().isAfter(before.get().plusDays(most))
                                || reviews.stream()
                                        .anyMatch(review ->
                                                !review.isBefore(before.get().plusDays(most))
                                                        && !review.isAfter(each.day())))
                        .as("%s after %s lapses", each.day(), before.get())
                        .isTrue();
            }
        }
    }

    private void anothers(OtherSpacing other) {
        int near = Math.max(7, other.terms().minGapDays());
        wanted.stream()
                .map(Wanted::day)
                .filter(day -> other.near().isEmpty()
                        || other.near().stream().anyMatch(each -> Math.abs(ChronoUnit.DAYS.between(each, day)) < near))
                .forEach(day -> {
                    apart(day, other.terms().minGapDays());
                    crowded(day, all, other.terms().maxPerRolling7Days());
                });
        late(other.terms().late(), other.began());
    }

    private void apart(LocalDate day, int days) {
        long near = all.stream()
                .filter(other -> Math.abs(ChronoUnit.DAYS.between(other, day)) < days)
                .count();
        assertThat(near).as("near %s in %s", day, all).isEqualTo(1);
    }

    private static void crowded(LocalDate day, List<LocalDate> all, int most) {
        for (int back = 0; back < 7; back++) {
            var first = day.minusDays(back);
            assertThat(all.stream()
                            .filter(each -> !each.isBefore(first) && each.isBefore(first.plusDays(7)))
                            .count())
                    .as("from %s in %s", first, all)
                    .isLessThanOrEqualTo(most);
        }
    }
}
