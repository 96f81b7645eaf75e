package org.stillpoint.treatment;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The nearest dates for a session that found none: free, with every rule of spacing kept, but out of its rhythm; or in it, but against
 * a preference.
 */
final class Alternatives {

    private static final int OF_EACH_KIND = 2;

    private final CourseFrame frame;
    private final SeatedPlan plan;

    Alternatives(CourseFrame frame, SeatedPlan plan) {
        this.frame = frame;
        this.plan = plan;
    }

    List<Alternative> nearest(SessionWish wish, DateSpan due, List<Integer> dueDays) {
        var outOfRhythm = new ArrayList<Alternative>();
        var againstPreference = new ArrayList<Alternative>();
        var days = IntStream.rangeClosed(0, frame.lastDay())
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(day -> distance(frame.date(day), due)))
                .toList();
        for (int day : days) {
            best(wish, frame.date(day), dueDays.contains(day)).ifPresent(alternative -> {
                boolean keepsAll = frame.preferences().kept(alternative.day(), alternative.start());
                if (keepsAll || dueDays.contains(day)) {
                    (keepsAll ? outOfRhythm : againstPreference).add(alternative);
                }
            });
        }
        return Stream.of(outOfRhythm, againstPreference)
                .flatMap(kind -> kind.stream().limit(OF_EACH_KIND))
                .toList();
    }

    private Optional<Alternative> best(SessionWish wish, LocalDate day, boolean due) {
        var starts = frame.question().calendar().starts(wish.service(), day);
        if (starts.isEmpty() || taken(day) || !plan.refusals(wish, day).isEmpty()) {
            return Optional.empty();
        }
        return starts.stream()
                .map(start -> new Alternative(day, start, breaks(day, start, due)))
                .min(Comparator.<Alternative>comparingInt(each -> each.breaks().size())
                        .thenComparing(each -> fromPattern(each.start()))
                        .thenComparing(each -> each.start().start()));
    }

    private boolean taken(LocalDate day) {
        return plan.sessions().stream().anyMatch(session -> session.day().equals(day));
    }

    private List<Objection> breaks(LocalDate day, FreeStart start, boolean due) {
        var breaks = new ArrayList<>(frame.preferences().broken(day, start));
        if (!due) {
            breaks.add(new Objection("RHYTHM", "%s is not in the rhythm of its step".formatted(day)));
        }
        return breaks;
    }

    private long fromPattern(FreeStart start) {
        return plan.anchor().map(anchor -> anchor.minutesTo(start.time())).orElse(0L);
    }

    private static long distance(LocalDate day, DateSpan due) {
        if (day.isBefore(due.from())) {
            return ChronoUnit.DAYS.between(day, due.from());
        }
        return Math.max(0, ChronoUnit.DAYS.between(due.to(), day));
    }
}
