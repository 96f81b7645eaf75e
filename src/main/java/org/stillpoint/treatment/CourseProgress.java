package org.stillpoint.treatment;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How far a course has come. Worked out from its visits and reviews whenever somebody asks, and stored nowhere, so that whatever
 * becomes of a visit shows at once. Steps and rounds are counted from 0.
 */
final class CourseProgress {

    /**
     * Where a step stands.
     *
     * @param missed visits to which the patient did not come; each is made up for by another
     * @param of how many sessions it has; empty for one that goes on
     * @param missing how many of those are neither done nor booked
     */
    record StepState(int index, CourseStep step, int done, int booked, int missed, OptionalInt of, int missing) {}

    private final List<CourseStep> course;
    private final CoursePosition base;
    private final List<SeriesSession> sessions;
    private final List<CourseReview> reviews;
    private final GivenOutside outside;
    private final int floor;

    CourseProgress(
            List<CourseStep> course,
            CoursePosition base,
            List<SeriesSession> sessions,
            List<CourseReview> reviews,
            GivenOutside outside) {
        this.course = course;
        this.base = base;
        this.sessions = sessions.stream()
                .sorted(Comparator.comparing(SeriesSession::start))
                .toList();
        this.reviews = reviews.stream()
                .sorted(Comparator.comparing(CourseReview::at).thenComparing(CourseReview::id))
                .toList();
        this.outside = outside;
        floor = Math.max(base.step(), 1 + lastReviewedPhase());
    }

    /** A review between two phases that lets the course go on closes the phase before it, whatever is missing of that. */
    private int lastReviewedPhase() {
        return inRound()
                .filter(review -> review.decision() == ReviewDecision.CONTINUE)
                .mapToInt(CourseReview::step)
                .filter(step -> course.get(step).phase() == CoursePhase.REVIEW)
                .max()
                .orElse(-1);
    }

    private Stream<CourseReview> inRound() {
        return reviews.stream().filter(review -> review.round() == base.round() && review.step() < course.size());
    }

    /** In the order of the course. */
    List<StepState> steps() {
        return IntStream.range(0, course.size()).mapToObj(this::state).toList();
    }

    StepState state(int index) {
        var step = course.get(index);
        var own = sessions.stream()
                .filter(session -> session.step() == index)
                .filter(session -> index < base.step() || session.round() == base.round())
                .toList();
        int done = count(own, SessionState.DONE);
        int booked = count(own, SessionState.BOOKED);
        var of = sessionsOf(step);
        int missing = index < floor || of.isEmpty() ? 0 : Math.max(0, of.getAsInt() - done - booked);
        return new StepState(index, step, done, booked, count(own, SessionState.MISSED), of, missing);
    }

    private static int count(List<SeriesSession> sessions, SessionState state) {
        return (int)
                sessions.stream().filter(session -> session.state() == state).count();
    }

    static OptionalInt sessionsOf(CourseStep step) {
        return switch (step.rhythm()) {
            case Rhythm.Once() -> OptionalInt.of(1);
            case Rhythm.PerWeek(int weeks, int perWeek) -> OptionalInt.of(weeks * perWeek);
            case Rhythm.Ladder(var days) -> OptionalInt.empty();
            case Rhythm.Every(int from, int to) -> OptionalInt.empty();
        };
    }

    /** The step in which the course is; as many as there are steps when all are done. */
    int current() {
        return IntStream.range(floor, course.size())
                .filter(index -> !isDone(index))
                .findFirst()
                .orElse(course.size());
    }

    private boolean isDone(int index) {
        var state = state(index);
        return state.step().phase() != CoursePhase.REVIEW
                && state.of().isPresent()
                && state.done() >= state.of().getAsInt();
    }

    boolean isComplete() {
        return current() == course.size();
    }

    CoursePhase phase() {
        return course.get(Math.min(current(), course.size() - 1)).phase();
    }

    /** The first step that lacks sessions, or goes on without an end. */
    OptionalInt nextStep() {
        return IntStream.range(floor, course.size())
                .filter(index -> state(index).of().isEmpty() || state(index).missing() > 0)
                .findFirst();
    }

    /** Whether a review that has not been held comes before a step. */
    boolean needsReviewBefore(int step) {
        return IntStream.range(floor, step).anyMatch(index -> course.get(index).phase() == CoursePhase.REVIEW);
    }

    /** The last decision, if it was not to go on. */
    Optional<CourseReview> stop() {
        return lastReview().filter(review -> review.decision() == ReviewDecision.STOP);
    }

    Optional<CourseReview> lastReview() {
        return reviews.isEmpty() ? Optional.empty() : Optional.of(reviews.getLast());
    }

    /** By when the next review must be held for a step to go on, where it asks for reviews; empty before anything is known. */
    Optional<LocalDate> reviewDue(int step) {
        if (step >= course.size() || course.get(step).reviewEveryDays().isEmpty()) {
            return Optional.empty();
        }
        int days = course.get(step).reviewEveryDays().getAsInt();
        return reviews.stream()
                .filter(review -> review.decision() == ReviewDecision.CONTINUE)
                .map(CourseReview::day)
                .max(Comparator.naturalOrder())
                .or(() -> ofStep(step).map(SeriesSession::day).findFirst())
                .map(day -> day.plusDays(days));
    }

    /** Those of this round's step that are done or booked, in order. */
    Stream<SeriesSession> ofStep(int step) {
        return sessions.stream()
                .filter(session -> session.step() == step && session.round() == base.round())
                .filter(SeriesSession::stands);
    }

    /**
     * From which day the weeks of a step are counted: as they were when its sessions were planned, whatever has been moved since, and
     * beginning with the first in which one of these was. Empty before anything of it is booked, and where it has no weeks.
     */
    Optional<LocalDate> weeksFrom(int step) {
        if (!(course.get(step).rhythm() instanceof Rhythm.PerWeek)) {
            return Optional.empty();
        }
        return ofStep(step)
                .flatMap(session -> session.weeksFrom().stream())
                .findFirst()
                .map(from -> from.plusDays(7 * Math.floorDiv(ChronoUnit.DAYS.between(from, first(step, from)), 7)))
                .or(() -> ofStep(step).map(SeriesSession::day).findFirst());
    }

    /** Of what was planned together, also if it was cancelled or missed since. */
    private LocalDate first(int step, LocalDate weeksFrom) {
        return sessions.stream()
                .filter(session -> session.step() == step && session.round() == base.round())
                .filter(session -> session.weeksFrom().filter(weeksFrom::equals).isPresent())
                .map(SeriesSession::day)
                .findFirst()
                .orElseThrow();
    }

    /** The same for each step that has weeks and has begun to be booked. */
    Map<Integer, LocalDate> weeksFrom() {
        var weeks = new HashMap<Integer, LocalDate>();
        IntStream.range(0, course.size()).forEach(step -> weeksFrom(step).ifPresent(from -> weeks.put(step, from)));
        return weeks;
    }

    /** From which day they are counted once sessions on these days are booked. */
    Optional<LocalDate> weeksFrom(int step, Stream<LocalDate> booked) {
        return course.get(step).rhythm() instanceof Rhythm.PerWeek
                ? weeksFrom(step).or(() -> booked.min(Comparator.naturalOrder()))
                : Optional.empty();
    }

    /** Treatments of any round that are done or booked, in order. */
    Stream<SeriesSession> treatments() {
        return sessions.stream()
                .filter(SeriesSession::stands)
                .filter(session -> session.step() < course.size()
                        && course.get(session.step()).isTreatment());
    }

    /** Once the course has begun, also where it was given outside of it. */
    Optional<LocalDate> lastDose() {
        return treatments()
                .filter(session -> session.state() == SessionState.DONE)
                .map(SeriesSession::day)
                .reduce((before, after) -> after)
                .map(outside::sinceOr);
    }

    GivenOutside outside() {
        return outside;
    }

    /** Where on the ladder of a step the session stands that comes after so many others of this round. */
    int rung(int step, int before) {
        return step == base.step() ? base.rung() + before : before;
    }

    List<CourseStep> course() {
        return course;
    }

    CoursePosition base() {
        return base;
    }

    int floor() {
        return floor;
    }

    List<SeriesSession> sessions() {
        return sessions;
    }

    List<CourseReview> reviews() {
        return reviews;
    }
}
