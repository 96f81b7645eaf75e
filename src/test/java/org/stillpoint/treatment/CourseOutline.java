package org.stillpoint.treatment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Which sessions of a course are still to be placed, and when each is due.
 *
 * @param standing how many sessions of a step are booked or done, by the step's place in the course
 * @param daysToReview for how many days a step without an end is planned; its reviews are that far apart
 */
record CourseOutline(List<CourseStep> course, IntUnaryOperator standing, int daysToReview) {

    /** A bound on the work, not on the course: whoever wants more asks again. */
    static final int SESSIONS_AT_MOST = 40;

    private static final int WEEK = 7;

    /** In order, from the first step that is not done; empty when nothing is missing. */
    List<SessionWish> missing(CourseReach reach) {
        var wishes = new ArrayList<SessionWish>();
        for (int step = 0; step < course.size(); step++) {
            var ofStep = missingOf(step);
            wishes.addAll(ofStep);
            if (!ofStep.isEmpty() && (reach == CourseReach.PHASE || endsAt(step))) {
                break;
            }
        }
        return wishes.subList(0, Math.min(wishes.size(), SESSIONS_AT_MOST));
    }

    /** Nothing can be planned over a review, nor after a step without an end. */
    private boolean endsAt(int step) {
        return course.get(step).phase() == CoursePhase.REVIEW
                || switch (course.get(step).rhythm()) {
                    case Rhythm.Once _, Rhythm.PerWeek _ -> false;
                    case Rhythm.Ladder _, Rhythm.Every _ -> true;
                };
    }

    private List<SessionWish> missingOf(int step) {
        int stands = standing.applyAsInt(step);
        return switch (course.get(step).rhythm()) {
            case Rhythm.Once _ -> stands > 0 ? List.of() : List.of(wish(step, 1, DayBounds.sinceTreatment(1, WEEK, 1)));
            case Rhythm.PerWeek rhythm -> weekly(step, rhythm, stands);
            case Rhythm.Ladder ladder -> ladder(step, ladder, stands);
            case Rhythm.Every every -> every(step, every, stands);
        };
    }

    /** A new step goes week by week; of one that runs, what is missing follows as it can, and leaves out a week at most. */
    private List<SessionWish> weekly(int step, Rhythm.PerWeek rhythm, int stands) {
        int all = rhythm.weeks() * rhythm.perWeek();
        int apart = (WEEK + rhythm.perWeek() - 1) / rhythm.perWeek();
        return IntStream.rangeClosed(stands + 1, all)
                .mapToObj(number -> {
                    int week = (number - 1) / rhythm.perWeek();
                    var bounds = stands == 0
                            ? sinceStepBegan(WEEK * week, WEEK * week + WEEK - 1)
                            : DayBounds.sinceTreatment(1, WEEK + apart);
                    return wish(step, number, bounds);
                })
                .toList();
    }

    private static DayBounds sinceStepBegan(int from, int to) {
        return new DayBounds(Optional.of(new DaySpan(from, to)), Optional.empty(), OptionalInt.empty());
    }

    private List<SessionWish> ladder(int step, Rhythm.Ladder ladder, int stands) {
        var wishes = new ArrayList<SessionWish>();
        int days = 0;
        for (int number = stands + 1; ; number++) {
            int gap = ladder.days().get(Math.min(number, ladder.days().size()) - 1);
            days += gap;
            if (!wishes.isEmpty() && days > daysToReview || wishes.size() == SESSIONS_AT_MOST) {
                return wishes;
            }
            int tolerance = Tolerance.of(gap);
            wishes.add(wish(step, number, DayBounds.sinceTreatment(gap - tolerance, gap + tolerance, gap)));
        }
    }

    private List<SessionWish> every(int step, Rhythm.Every every, int stands) {
        int sessions = Math.clamp(daysToReview / every.fromDays(), 1, SESSIONS_AT_MOST);
        var bounds = DayBounds.sinceTreatment(every.fromDays(), every.toDays(), every.fromDays());
        return IntStream.rangeClosed(stands + 1, stands + sessions)
                .mapToObj(number -> wish(step, number, bounds))
                .toList();
    }

    private SessionWish wish(int step, int number, DayBounds bounds) {
        var of = course.get(step);
        return new SessionWish(step, number, of.service(), of.phase() != CoursePhase.REVIEW, bounds);
    }
}
