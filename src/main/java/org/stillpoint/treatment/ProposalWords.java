package org.stillpoint.treatment;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells a plan to people: why each date, and what each number of its score means. */
final class ProposalWords {

    private final CourseFrame frame;
    private final SeatedPlan plan;

    ProposalWords(CourseFrame frame, SeatedPlan plan) {
        this.frame = frame;
        this.plan = plan;
    }

    CourseProposal proposal() {
        var sessions = plan.sessions().stream()
                .map(each -> new PlannedSession(each.wish(), each.day(), each.start(), each.seat(), why(each)))
                .toList();
        var missing = plan.missing().isEmpty() ? List.<MissingSession>of() : new MissingReasons(frame, plan).all();
        return new CourseProposal(sessions, missing, score(), plan.warnings());
    }

    private List<String> why(SeatedPlan.Seated session) {
        var why = new ArrayList<String>();
        if (session.wish().treatment()) {
            plan.anchor().ifPresent(anchor -> why.addAll(pattern(session, anchor)));
        }
        before(session.day()).ifPresent(before -> why.add(apart(session, before)));
        if (prefers() && session.start().serving() == FreeStart.Serving.PREFERRED) {
            why.add("somebody whom the patient prefers is free");
        }
        return why;
    }

    private static List<String> pattern(SeatedPlan.Seated session, Anchor anchor) {
        var weekday = session.day().getDayOfWeek();
        if (anchor.keptBy(weekday, session.start().time())) {
            return List.of("keeps the pattern: " + anchor.inWords());
        }
        var why = new ArrayList<String>();
        if (!anchor.weekdays().contains(weekday)) {
            why.add("a %s, off the pattern %s"
                    .formatted(weekday.getDisplayName(TextStyle.FULL, Locale.ENGLISH), anchor.inWords()));
        }
        if (!anchor.time().equals(session.start().time())) {
            why.add("%d minutes %s than %s: the nearest free start of that day"
                    .formatted(anchor.minutesTo(session.start().time()), later(session, anchor.time()), anchor.time()));
        }
        return why;
    }

    private static String later(SeatedPlan.Seated session, LocalTime time) {
        return session.start().time().isAfter(time) ? "later" : "earlier";
    }

    private static String apart(SeatedPlan.Seated session, LocalDate before) {
        long days = ChronoUnit.DAYS.between(before, session.day());
        var ideal = session.wish().bounds().ideal();
        return "%d days after the treatment before it%s"
                .formatted(
                        days,
                        ideal.isEmpty()
                                ? ""
                                : ideal.getAsInt() == days
                                        ? ", as its step has it"
                                        : "; its step has %d".formatted(ideal.getAsInt()));
    }

    private Optional<LocalDate> before(LocalDate day) {
        return plan.days().all().stream()
                .map(TreatmentDay::day)
                .filter(each -> each.isBefore(day))
                .reduce((_, later) -> later);
    }

    private boolean prefers() {
        return !frame.question().preferences().preferred().isEmpty();
    }

    private List<ScorePart> score() {
        return Arrays.stream(Criterion.values())
                .filter(criterion -> criterion != Criterion.PREFERRED_PRACTITIONER || prefers())
                .map(criterion -> new ScorePart(
                        criterion,
                        plan.score().of(criterion),
                        inWords(criterion, plan.score().of(criterion))))
                .toList();
    }

    private String inWords(Criterion criterion, long value) {
        int sessions = frame.sessions();
        return switch (criterion) {
            case SESSIONS_MISSING ->
                value == 0
                        ? "all %d sessions have a date".formatted(sessions)
                        : "%d of %d sessions have no date".formatted(value, sessions);
            case SPACING_KEPT -> "every rule of spacing is kept";
            case SAME_TIME_AND_WEEKDAYS -> pattern(value);
            case CLOSE_TIMES ->
                value == 0
                        ? "no treatment is at another time"
                        : "%d minutes away from that time, together".formatted(value);
            case RHYTHM ->
                value == 0
                        ? "every session on the best day of its rhythm"
                        : "%d days away from the best days, together".formatted(value);
            case PREFERRED_PRACTITIONER ->
                value == 0
                        ? "somebody preferred is free at every treatment"
                        : "at %d treatments nobody preferred is free".formatted(value);
            case CONTINUITY ->
                value == 0 ? "the same people all through" : "%d other practitioners come in".formatted(value);
            case ENDS_EARLY ->
                plan.sessions().isEmpty()
                        ? "no session has a date"
                        : "ends on " + plan.sessions().getLast().day();
            case UNBROKEN_DAY -> "%d minutes of the clinic's days become unusable".formatted(value);
        };
    }

    private String pattern(long off) {
        long treatments = frame.patternVisits().size()
                + plan.sessions().stream()
                        .filter(session -> session.wish().treatment())
                        .count();
        if (plan.anchor().isEmpty() || treatments == 0) {
            return "no treatment has a date";
        }
        var pattern = plan.anchor().get().inWords();
        return off == 0
                ? "all %d %s".formatted(treatments, pattern)
                : "%d of %d %s".formatted(treatments - off, treatments, pattern);
    }
}
