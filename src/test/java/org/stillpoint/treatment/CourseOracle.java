package org.stillpoint.treatment;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tries every day and start for every session, and none. */
final class CourseOracle {

    private static final Comparator<long[]> BEST = (one, other) -> Arrays.compare(one, other);

    private final CourseQuestion question;
    private final SpacingRules rules;
    private long[] best;

    CourseOracle(CourseQuestion question) {
        this.question = question;
        this.rules = SpacingRules.of(question.spacing());
    }

    /** Missing, off the pattern, minutes, days off the rhythm, nobody preferred, end. */
    long[] best() {
        best = null;
        place(0, new ArrayList<>());
        return best;
    }

    private record Choice(SessionWish wish, Optional<LocalDate> day, Optional<FreeStart> start) {}

    private void place(int at, List<Choice> chosen) {
        if (at == question.wishes().size()) {
            var score = score(chosen);
            if (best == null || BEST.compare(score, best) < 0) {
                best = score;
            }
            return;
        }
        var wish = question.wishes().get(at);
        for (var day = question.start().from(); !day.isAfter(question.until()); day = day.plusDays(1)) {
            if (!due(wish, day, chosen)) {
                continue;
            }
            for (var start : question.calendar().starts(wish.service(), day)) {
                if (wanted(day, start)) {
                    var with = new ArrayList<>(chosen);
                    with.add(new Choice(wish, Optional.of(day), Optional.of(start)));
                    if (keepsSpacing(days(with))) {
                        place(at + 1, with);
                    }
                }
            }
        }
        if (best == null || chosen.stream().filter(each -> each.day().isEmpty()).count() < best[0]) {
            var without = new ArrayList<>(chosen);
            without.add(new Choice(wish, Optional.empty(), Optional.empty()));
            place(at + 1, without);
        }
    }

    private boolean keepsSpacing(TreatmentDays days) {
        return rules.refusals(days).isEmpty()
                && question.others().stream()
                        .allMatch(other -> other.refusals(days).isEmpty());
    }

    private boolean wanted(LocalDate day, FreeStart start) {
        var wanted = question.preferences();
        return (wanted.weekdays().isEmpty() || wanted.weekdays().contains(day.getDayOfWeek()))
                && (wanted.dayParts().isEmpty() || start.time().isBefore(LocalTime.NOON))
                && wanted.notBefore().filter(start.time()::isBefore).isEmpty()
                && wanted.notAfter().filter(start.time()::isAfter).isEmpty()
                && wanted.datesAway().stream().noneMatch(away -> !day.isBefore(away.from()) && !day.isAfter(away.to()))
                && (wanted.avoided().isEmpty() || start.serving() != FreeStart.Serving.ONLY_AVOIDED);
    }

    private boolean due(SessionWish wish, LocalDate day, List<Choice> chosen) {
        var placed = chosen.stream().filter(each -> each.day().isPresent()).toList();
        if (placed.isEmpty() && day.isAfter(question.start().to())) {
            return false;
        }
        if (!placed.isEmpty() && !day.isAfter(placed.getLast().day().orElseThrow())) {
            return false;
        }
        boolean early = question.standing().stream()
                .filter(visit -> visit.step().orElse(-1) >= 0 && visit.step().getAsInt() < wish.step())
                .anyMatch(visit -> !visit.day().isBefore(day));
        if (early) {
            return false;
        }
        var began = stepBegan(wish, placed);
        var ofStep = wish.bounds().sinceStepBegan();
        if (ofStep.isPresent() && began.isPresent() && !ofStep.get().has(ChronoUnit.DAYS.between(began.get(), day))) {
            return false;
        }
        var before = treatmentBefore(day, placed);
        var gap = gap(wish, chosen);
        if (gap.isEmpty() || before.isEmpty()) {
            return true;
        }
        var first = treatmentBefore(question.start().from(), List.of());
        boolean late = placed.isEmpty()
                && first.isPresent()
                && first.get().plusDays(gap.get()[1]).isBefore(question.start().from());
        long days = ChronoUnit.DAYS.between(before.get(), day);
        return days >= gap.get()[0] && (late || days <= gap.get()[1]);
    }

    private Optional<LocalDate> stepBegan(SessionWish wish, List<Choice> placed) {
        var settled = question.spacing().weeksFrom().get(wish.step());
        if (settled != null) {
            return Optional.of(settled);
        }
        var standing = question.standing().stream()
                .filter(visit -> visit.treatment() && visit.step().equals(OptionalInt.of(wish.step())))
                .map(StandingVisit::day)
                .min(Comparator.naturalOrder());
        return standing.isPresent()
                ? standing
                : placed.stream()
                        .filter(each -> each.wish().step() == wish.step())
                        .flatMap(each -> each.day().stream())
                        .findFirst();
    }

    private Optional<LocalDate> treatmentBefore(LocalDate day, List<Choice> placed) {
        return Stream.concat(
                        question.standing().stream()
                                .filter(StandingVisit::treatment)
                                .map(StandingVisit::day),
                        placed.stream().filter(each -> each.wish().treatment()).flatMap(each -> each.day().stream()))
                .filter(each -> each.isBefore(day))
                .max(Comparator.naturalOrder());
    }

    /** From, to and best, with those of the sessions just before that have no date. */
    private static Optional<int[]> gap(SessionWish wish, List<Choice> chosen) {
        if (wish.bounds().sinceTreatment().isEmpty()) {
            return Optional.empty();
        }
        var span = wish.bounds().sinceTreatment().get();
        int[] gap = {span.from(), span.to(), wish.bounds().ideal().orElse(1000)};
        for (int at = chosen.size() - 1; at >= 0 && chosen.get(at).day().isEmpty(); at--) {
            var skipped = chosen.get(at).wish();
            if (skipped.treatment()) {
                if (skipped.bounds().sinceTreatment().isEmpty()) {
                    return Optional.empty();
                }
                gap[0] += skipped.bounds().sinceTreatment().get().from();
                gap[1] += skipped.bounds().sinceTreatment().get().to();
                gap[2] += skipped.bounds().ideal().orElse(1000);
            }
        }
        return Optional.of(gap);
    }

    private TreatmentDays days(List<Choice> chosen) {
        var days = new ArrayList<TreatmentDay>();
        var reviews = new java.util.HashSet<LocalDate>();
        for (var visit : question.standing()) {
            if (visit.treatment()) {
                days.add(TreatmentDay.standing(visit.day(), visit.step()));
            } else {
                reviews.add(visit.day());
            }
        }
        for (var each : chosen) {
            if (each.day().isPresent() && each.wish().treatment()) {
                days.add(TreatmentDay.wanted(
                        each.day().get(),
                        OptionalInt.of(each.wish().step()),
                        each.wish().bounds().longestGap()));
            }
            each.day().filter(_ -> !each.wish().treatment()).ifPresent(reviews::add);
        }
        return new TreatmentDays(days, reviews);
    }

    private long[] score(List<Choice> chosen) {
        var placed = chosen.stream().filter(each -> each.day().isPresent()).toList();
        var treatments = placed.stream().filter(each -> each.wish().treatment()).toList();
        long unpreferred = question.preferences().preferred().isEmpty()
                ? 0
                : treatments.stream()
                        .filter(each -> each.start().orElseThrow().serving() != FreeStart.Serving.PREFERRED)
                        .count();
        long end = placed.isEmpty()
                ? 0
                : ChronoUnit.DAYS.between(
                        question.start().from(), placed.getLast().day().orElseThrow());
        long[] pattern = pattern(treatments);
        return new long[] {chosen.size() - placed.size(), pattern[0], pattern[1], offRhythm(chosen), unpreferred, end};
    }

    private long offRhythm(List<Choice> chosen) {
        long off = 0;
        for (int at = 0; at < chosen.size(); at++) {
            var each = chosen.get(at);
            var before = chosen.subList(0, at);
            var gap = gap(each.wish(), before);
            var treatment = each.day().flatMap(day -> treatmentBefore(day, before));
            if (gap.isPresent() && gap.get()[2] < 1000 && treatment.isPresent()) {
                long days = ChronoUnit.DAYS.between(treatment.get(), each.day().orElseThrow());
                off += Math.min(10, Math.abs(days - gap.get()[2]));
            }
        }
        return off;
    }

    /** At which some treatment could start. */
    private Set<LocalTime> times() {
        return question.wishes().stream()
                .filter(SessionWish::treatment)
                .map(SessionWish::service)
                .distinct()
                .flatMap(service -> question.start()
                        .from()
                        .datesUntil(question.until().plusDays(1))
                        .flatMap(day -> question.calendar().starts(service, day).stream()
                                .filter(start -> wanted(day, start))))
                .map(FreeStart::time)
                .collect(Collectors.toSet());
    }

    /** The best of all patterns that these treatments, and those that stand, could be meant to keep. */
    private long[] pattern(List<Choice> treatments) {
        var days = new ArrayList<DayOfWeek>();
        var times = new ArrayList<LocalTime>();
        treatments.forEach(each -> {
            days.add(each.day().orElseThrow().getDayOfWeek());
            times.add(each.start().orElseThrow().time());
        });
        question.standing().stream()
                .filter(visit -> visit.treatment() && isOfWantedStep(visit))
                .forEach(visit -> {
                    days.add(visit.day().getDayOfWeek());
                    times.add(visit.time());
                });
        long[] least = {Long.MAX_VALUE, Long.MAX_VALUE};
        for (var time : times()) {
            for (int weekdays = 0; weekdays < 1 << 7; weekdays++) {
                if (Integer.bitCount(weekdays) <= perWeek()) {
                    long[] pattern = pattern(days, times, time, weekdays);
                    least = BEST.compare(pattern, least) < 0 ? pattern : least;
                }
            }
        }
        return treatments.isEmpty() ? new long[2] : least;
    }

    private static long[] pattern(List<DayOfWeek> days, List<LocalTime> times, LocalTime time, int weekdays) {
        long[] pattern = new long[2];
        for (int at = 0; at < days.size(); at++) {
            boolean onDay = (weekdays >> days.get(at).ordinal() & 1) == 1;
            pattern[0] += onDay && times.get(at).equals(time) ? 0 : 1;
            pattern[1] += Math.abs(Duration.between(time, times.get(at)).toMinutes());
        }
        return pattern;
    }

    private boolean isOfWantedStep(StandingVisit visit) {
        return question.wishes().stream().anyMatch(wish -> visit.step().equals(OptionalInt.of(wish.step())));
    }

    private int perWeek() {
        return question.wishes().stream()
                .filter(SessionWish::treatment)
                .map(wish -> question.spacing().weekly().get(wish.step()))
                .mapToInt(weekly -> weekly == null ? 1 : weekly.perWeek())
                .max()
                .orElse(1);
    }
}
