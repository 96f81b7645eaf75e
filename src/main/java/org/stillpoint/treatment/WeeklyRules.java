package org.stillpoint.treatment;

import java.util.List;
import org.stillpoint.clinic.FileNode;

/** What the rhythm of a course and its spacing keep to, so that the one can be planned within the other. */
final class WeeklyRules {

    static final List<ProtocolRule> ALL = List.of(
            WeeklyRules::sessionsAWeekFitTheGap,
            WeeklyRules::sessionsAWeekFitTheMost,
            WeeklyRules::aLadderKeepsTheGap,
            WeeklyRules::aRangeOfDaysKeepsTheGap,
            WeeklyRules::aRangeOfDaysGoesForwards,
            WeeklyRules::aWarningComesAfterTheGap,
            WeeklyRules::aLapseComesAfterTheWarning,
            WeeklyRules::tolerancesAreByRisingRungs);

    private static final int WEEK = 7;

    private WeeklyRules() {}

    static void sessionsAWeekFitTheGap(ProtocolCheck check) {
        var gap = gap(check);
        check.eachStep((step, at) -> {
            if (step.rhythm() instanceof Rhythm.PerWeek weekly && !fits(weekly, gap)) {
                at.at("perWeek")
                        .wrong("%d sessions a week for %d week(s) are impossible with minGapDays %d"
                                .formatted(weekly.perWeek(), weekly.weeks(), gap));
            }
        });
    }

    /** Whoever takes each session as early as the gap and its week allow has done what can be done. */
    private static boolean fits(Rhythm.PerWeek weekly, int gap) {
        var day = -gap;
        for (var week = 0; week < weekly.weeks(); week++) {
            for (var session = 0; session < weekly.perWeek(); session++) {
                day = Math.max(day + gap, week * WEEK);
            }
            if (day >= (week + 1) * WEEK) {
                return false;
            }
        }
        return true;
    }

    static void sessionsAWeekFitTheMost(ProtocolCheck check) {
        var most = check.protocol().spacing().maxPerRolling7Days();
        check.eachStep((step, at) -> {
            if (step.rhythm() instanceof Rhythm.PerWeek weekly
                    && most.isPresent()
                    && weekly.perWeek() > most.getAsInt()) {
                at.at("perWeek")
                        .wrong("%d sessions a week are impossible with maxPerRolling7Days %d"
                                .formatted(weekly.perWeek(), most.getAsInt()));
            }
        });
    }

    static void aLadderKeepsTheGap(ProtocolCheck check) {
        var gap = gap(check);
        check.eachStep((step, at) -> {
            for (var days : at.items("ladderDays")) {
                days.number().ifPresent(number -> belowGap(number, gap, days));
            }
        });
    }

    static void aRangeOfDaysKeepsTheGap(ProtocolCheck check) {
        var gap = gap(check);
        check.eachStep((step, at) -> {
            var from = at.at("everyDays").at("from");
            from.number().ifPresent(number -> belowGap(number, gap, from));
        });
    }

    private static void belowGap(int days, int gap, FileNode at) {
        if (days < gap) {
            at.wrong("%d days are below minGapDays %d".formatted(days, gap));
        }
    }

    static void aRangeOfDaysGoesForwards(ProtocolCheck check) {
        check.eachStep((step, at) -> {
            if (step.rhythm() instanceof Rhythm.Every(int from, int to) && to > 0 && from > to) {
                at.at("everyDays").wrong("goes from %d days down to %d".formatted(from, to));
            }
        });
    }

    static void aWarningComesAfterTheGap(ProtocolCheck check) {
        var warn = check.protocol().spacing().warnGapDays();
        if (warn.isPresent() && warn.getAsInt() < gap(check)) {
            check.node().at("spacing").at("warnGapDays").wrong("is below minGapDays: every gap would be warned of");
        }
    }

    static void aLapseComesAfterTheWarning(ProtocolCheck check) {
        var spacing = check.protocol().spacing();
        var warned = spacing.warnGapDays().isPresent();
        var bound = spacing.warnGapDays().orElse(spacing.minGapDays());
        if (spacing.lapseDays().isPresent() && spacing.lapseDays().getAsInt() < bound) {
            check.node().at("spacing").at("lapseDays").wrong("is below " + (warned ? "warnGapDays" : "minGapDays"));
        }
    }

    static void tolerancesAreByRisingRungs(ProtocolCheck check) {
        int before = 0;
        for (var item : check.node().at("spacing").items("ladderTolerances")) {
            var upTo = item.at("upToDays");
            int days = upTo.number().orElse(before + 1);
            if (days <= before) {
                upTo.wrong("does not rise");
            }
            before = days;
        }
    }

    private static int gap(ProtocolCheck check) {
        return check.protocol().spacing().minGapDays();
    }
}
