package org.stillpoint.treatment;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Which sessions a course lacks, and when each of them is due by the rhythm of its step. */
final class CourseWishes {

    /** What is planned at once of a step that goes on: nobody knows the clinic's hours much further ahead. */
    private static final int MOST_OF_A_STEP = 12;

    private final CourseProgress progress;
    private final Spacing spacing;
    private final LocalDate today;

    CourseWishes(CourseProgress progress, Spacing spacing, LocalDate today) {
        this.progress = progress;
        this.spacing = spacing;
        this.today = today;
    }

    List<SessionWish> upTo(ProposeSessions.Extent end) {
        var wishes = new ArrayList<SessionWish>();
        var first = progress.nextStep();
        if (first.isEmpty()) {
            return wishes;
        }
        var expected = lastTreatment().orElse(today);
        for (int step = first.getAsInt(); step < progress.course().size(); step++) {
            var more = ofStep(step, expected);
            wishes.addAll(more);
            expected = latest(expected, today).plusDays(7L * more.size() / perWeek(step));
            boolean review = progress.course().get(step).phase() == CoursePhase.REVIEW;
            boolean goesOn = progress.state(step).of().isEmpty();
            if (end == ProposeSessions.Extent.PHASE || review || goesOn) {
                break;
            }
        }
        return wishes;
    }

    /** The days on which the next session is due; empty when nothing is missing. */
    Optional<DateSpan> nextDue(DateSpan agreed) {
        return upTo(ProposeSessions.Extent.PHASE).stream().findFirst().map(next -> due(next, agreed));
    }

    /** When a course begins that has not: within the time that was agreed on; once that is over, from now on. */
    DateSpan beginning(DateSpan agreed) {
        var from = latest(agreed.from(), today);
        var asLong = from.plusDays(Math.max(putOff(), ChronoUnit.DAYS.between(agreed.from(), agreed.to())));
        return new DateSpan(from, agreed.to().isBefore(from) ? asLong : agreed.to());
    }

    /** By the rhythm of its step; a treatment not sooner than the spacing lets it be after what was given outside of the course. */
    private DateSpan due(SessionWish next, DateSpan agreed) {
        var days = inRhythm(next, agreed);
        return progress.outside()
                .last()
                .filter(_ -> next.treatment())
                .map(last -> last.plusDays(spacing.minGapDays()))
                .map(first -> new DateSpan(latest(days.from(), first), latest(days.to(), first)))
                .orElse(days);
    }

    private DateSpan inRhythm(SessionWish next, DateSpan agreed) {
        var last = lastTreatment();
        if (last.isEmpty()) {
            return beginning(agreed);
        }
        var since = next.bounds().sinceTreatment();
        var began = progress.weeksFrom(next.step());
        if (began.isPresent() && next.bounds().sinceStepBegan().isPresent()) {
            var week = next.bounds().sinceStepBegan().get();
            var first = began.get().plusDays(week.from());
            // What is booked after that week does not put off what is missing in it.
            var from = progress.treatments()
                    .map(SeriesSession::day)
                    .filter(day -> day.isBefore(first.plusDays(7)))
                    .map(day -> day.plusDays(spacing.minGapDays()))
                    .reduce(latest(first, today), CourseWishes::latest);
            return new DateSpan(from, latest(from, first.plusDays(6 + putOff())));
        }
        return since.map(days -> new DateSpan(
                        last.get().plusDays(days.from()), last.get().plusDays(days.to())))
                .map(days -> next.bounds().sinceStepBegan().isEmpty() ? days : notBeforeToday(days))
                .orElseGet(() -> beginning(agreed));
    }

    private DateSpan notBeforeToday(DateSpan days) {
        return new DateSpan(latest(days.from(), today), latest(days.to(), today));
    }

    private static LocalDate latest(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    /** Once the course has begun, also one that was given outside of it since. */
    Optional<LocalDate> lastTreatment() {
        return progress.treatments()
                .map(SeriesSession::day)
                .reduce((before, after) -> after)
                .map(progress.outside()::sinceOr);
    }

    private int perWeek(int step) {
        return progress.course().get(step).rhythm() instanceof Rhythm.PerWeek weekly ? weekly.perWeek() : 1;
    }

    /** {@code expected} is when the treatment before them is, where the step goes on without an end. */
    List<SessionWish> ofStep(int step, LocalDate expected) {
        return switch (progress.course().get(step).rhythm()) {
            case Rhythm.Once() -> once(step);
            case Rhythm.PerWeek weekly -> weekly(step, weekly);
            case Rhythm.Ladder ladder -> going(step, expected);
            case Rhythm.Every every -> going(step, expected);
        };
    }

    private List<SessionWish> once(int step) {
        var bounds = new DayBounds(
                Optional.empty(),
                Optional.of(relaxed(spacing.reviewAfter())),
                OptionalInt.of(spacing.reviewAfter().from()));
        return progress.state(step).missing() == 0 ? List.of() : List.of(wish(step, 1, bounds));
    }

    /** Into the first weeks that have room; what is made up for, at the latest after the others of its step. */
    private List<SessionWish> weekly(int step, Rhythm.PerWeek rhythm) {
        var wishes = new ArrayList<SessionWish>();
        var state = progress.state(step);
        boolean later = step > 0 || progress.base().round() > 0;
        var standing = progress.ofStep(step).map(SeriesSession::day).toList();
        boolean madeUp = !standing.isEmpty();
        var began = progress.weeksFrom(step).orElse(today);
        int last = madeUp ? lastOfWeeks(began, standing.getLast(), state.missing()) : 0;
        int number = standing.size();
        for (int week = 0; wishes.size() < state.missing(); week++) {
            int from = 7 * week;
            if (madeUp && began.plusDays(from + 6).isBefore(today)) {
                continue;
            }
            int room = rhythm.perWeek() - inWeek(standing, began, week);
            for (int one = 0; one < room && wishes.size() < state.missing(); one++) {
                number++;
                int to = from + 6 + (madeUp ? putOff() : 0);
                wishes.add(wish(step, number, inWeek(new DaySpan(from, Math.max(to, last)), number == 1 && later)));
            }
        }
        return wishes;
    }

    private static int lastOfWeeks(LocalDate began, LocalDate last, int more) {
        return 7 * ((int) ChronoUnit.DAYS.between(began, last) / 7 + more) + 6;
    }

    private static int inWeek(List<LocalDate> standing, LocalDate began, int week) {
        return (int) standing.stream()
                .filter(day -> Math.floorDiv(ChronoUnit.DAYS.between(began, day), 7) == week)
                .count();
    }

    /** The first session of a later phase, or of a phase to which the course steps back, follows soon on what was before it. */
    private DayBounds inWeek(DaySpan week, boolean firstOfLater) {
        int nextPhase = Math.max(spacing.minGapDays(), spacing.margins().nextPhaseDays());
        return firstOfLater
                ? new DayBounds(
                        Optional.of(week),
                        Optional.of(relaxed(new DaySpan(spacing.minGapDays(), nextPhase))),
                        OptionalInt.empty())
                : new DayBounds(Optional.of(week), Optional.empty(), OptionalInt.empty());
    }

    /** Of a step without an end: as many as fit before its next review. */
    private List<SessionWish> going(int step, LocalDate expected) {
        var wishes = new ArrayList<SessionWish>();
        int booked = (int) progress.ofStep(step).count();
        var day = expected;
        var until = progress.reviewDue(step);
        while (wishes.size() < MOST_OF_A_STEP) {
            var bounds = bounds(step, booked + wishes.size());
            day = latest(day.plusDays(bounds.ideal().orElseThrow()), today);
            if (until.filter(day::isAfter).isPresent()) {
                break;
            }
            var due = untilLapse(bounds);
            wishes.add(wish(step, booked + wishes.size() + 1, wishes.isEmpty() ? due.putOff(this::relaxed) : due));
        }
        return wishes;
    }

    /** A week that the clinic is closed puts a session off, as long as the course does not lapse meanwhile. */
    private DayBounds untilLapse(DayBounds bounds) {
        int lapse = spacing.lapseDays().orElse(0);
        return bounds.putOff(days -> new DaySpan(days.from(), Math.max(days.to(), lapse)));
    }

    /** When a session of a step without an end follows the one before it, of which there are so many in this round. */
    DayBounds bounds(int step, int before) {
        return switch (progress.course().get(step).rhythm()) {
            case Rhythm.Ladder(var days) -> rung(days.get(Math.min(progress.rung(step, before), days.size() - 1)));
            case Rhythm.Every(int from, int to) -> DayBounds.sinceTreatment(from, to, from);
            case Rhythm.PerWeek weekly -> DayBounds.ANY;
            case Rhythm.Once() -> DayBounds.ANY;
        };
    }

    private DayBounds rung(int days) {
        int tolerance = spacing.tolerance(days);
        return DayBounds.sinceTreatment(Math.max(spacing.minGapDays(), days - tolerance), days + tolerance, days);
    }

    private int putOff() {
        return spacing.margins().putOffDays();
    }

    /** Whoever is late already is given some more days from now. */
    private DaySpan relaxed(DaySpan span) {
        var late = lastTreatment()
                .map(last -> ChronoUnit.DAYS.between(last, today))
                .orElse(0L);
        return late + putOff() <= span.to()
                ? span
                : new DaySpan(span.from(), (int) Math.max(span.to(), late + putOff()));
    }

    private SessionWish wish(int step, int number, DayBounds bounds) {
        var of = progress.course().get(step);
        return new SessionWish(step, number, of.service(), of.isTreatment(), bounds);
    }
}
