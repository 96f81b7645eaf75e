package org.stillpoint.treatment;

import java.util.List;

/** What a course keeps, so that it can go on: otherwise each patient who follows it comes to a day on which nothing is allowed. */
final class LongRunRules {

    static final List<ProtocolRule> ALL = List.of(
            LongRunRules::sessionsComeBeforeTheLapse,
            LongRunRules::lateSessionsAreAllowed,
            LongRunRules::aSessionComesBeforeTheNextReview);

    private static final int WEEK = 7;

    private LongRunRules() {}

    /** Of so many sessions a week, one is at least this long after the one before it. */
    static void sessionsComeBeforeTheLapse(ProtocolCheck check) {
        var lapse = check.protocol().spacing().lapseDays();
        check.eachStep((step, at) -> {
            if (step.rhythm() instanceof Rhythm.PerWeek(int weeks, int perWeek)
                    && perWeek > 0
                    && weeks > 1
                    && lapse.isPresent()
                    && lapse.getAsInt() < Math.ceilDiv(WEEK, perWeek)) {
                at.at("perWeek")
                        .wrong("%d sessions a week are up to %d days apart and lapse after %d"
                                .formatted(perWeek, Math.ceilDiv(WEEK, perWeek), lapse.getAsInt()));
            }
        });
    }

    static void lateSessionsAreAllowed(ProtocolCheck check) {
        var spacing = check.protocol().spacing();
        var late = spacing.late();
        var begins = new int[] {1};
        check.eachTreatment((step, at) -> {
            int most = inAnyWeek(step.rhythm(), spacing);
            if (lastWeekBegins(step.rhythm(), begins[0]) > late.afterDay() && most > late.maxPerRolling7Days()) {
                at.wrong("goes on after day %d with %d sessions in seven days, of which %d are allowed by then"
                        .formatted(late.afterDay(), most, late.maxPerRolling7Days()));
            }
            begins[0] += WEEK * weeksBeforeTheLast(step.rhythm());
        });
    }

    /** On which day of a series, at the earliest; of what has no end on none that could be told. */
    private static int lastWeekBegins(Rhythm rhythm, int stepBegins) {
        return switch (rhythm) {
            case Rhythm.PerWeek weekly -> stepBegins + WEEK * weeksBeforeTheLast(weekly);
            case Rhythm.Ladder ladder -> Integer.MAX_VALUE;
            case Rhythm.Every every -> Integer.MAX_VALUE;
            case Rhythm.Once once -> stepBegins;
        };
    }

    private static int weeksBeforeTheLast(Rhythm rhythm) {
        return rhythm instanceof Rhythm.PerWeek weekly ? weekly.weeks() - 1 : 0;
    }

    /** However far apart they are put. */
    private static int inAnyWeek(Rhythm rhythm, Spacing spacing) {
        return switch (rhythm) {
            case Rhythm.PerWeek weekly -> weekly.perWeek();
            case Rhythm.Every(int from, int to) -> every(to);
            case Rhythm.Ladder(var days) ->
                days.isEmpty() ? 0 : every(days.getLast() + spacing.tolerance(days.getLast()));
            case Rhythm.Once once -> 1;
        };
    }

    private static int every(int days) {
        return days < 1 ? 0 : 1 + (WEEK - 1) / days;
    }

    /** A review counts from the one before: the longest way to the next session fits between two. */
    static void aSessionComesBeforeTheNextReview(ProtocolCheck check) {
        check.eachStep((step, at) -> {
            int longest =
                    switch (step.rhythm()) {
                        case Rhythm.Ladder(var days) ->
                            days.stream().mapToInt(Integer::intValue).max().orElse(0);
                        case Rhythm.Every(int from, int to) -> to;
                        case Rhythm.PerWeek weekly -> 0;
                        case Rhythm.Once once -> 0;
                    };
            if (step.reviewEveryDays().isPresent() && step.reviewEveryDays().getAsInt() < longest) {
                at.at("reviewEveryDays")
                        .wrong("is below the %d days to the next session: the review would always be due before it"
                                .formatted(longest));
            }
        });
    }
}
