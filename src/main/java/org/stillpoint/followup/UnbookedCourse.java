package org.stillpoint.followup;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stillpoint.clinic.LocalTimes;
import org.stillpoint.followup.PatientFacts.Booked;
import org.stillpoint.followup.PatientFacts.Fell;
import org.stillpoint.treatment.CourseFact;
import org.stillpoint.treatment.CourseFact.Review;
import org.stillpoint.treatment.CourseFact.Visit;
import org.stillpoint.treatment.CoursePhase;
import org.stillpoint.treatment.Rhythm;
import org.stillpoint.treatment.SeriesStatus;

/**
 * A course that is not over and has no treatment booked: whatever has happened, there is something to do about how it goes on, until
 * a visit is booked or somebody ends the course. What somebody has seen to without that comes again.
 *
 * @param planned what follows from the treatments of the course
 */
record UnbookedCourse(CourseFact course, DoseGroup group, List<Planned> planned) {

    private static final String NEXT_SESSION = "NEXT_SESSION";
    private static final String PAUSE_REVIEW = "PAUSE_REVIEW";
    private static final String REVIEW = "INDUCTION_REVIEW";

    Optional<Planned> plan() {
        if (!course.isUnderWay() || isBooked()) {
            return Optional.empty();
        }
        var asked = asking();
        return asked.stream().allMatch(this::isSeenTo) ? Optional.of(next(asked)) : Optional.empty();
    }

    /** In this course, or by itself: that it belongs to the course nobody may have said. */
    boolean isBooked() {
        var others = group.facts().courses().stream()
                .filter(each -> !each.series().equals(course.series()))
                .flatMap(UnbookedCourse::appointments)
                .collect(Collectors.toSet());
        return group.facts().booked().stream().map(Booked::appointment).anyMatch(visit -> !others.contains(visit));
    }

    private static Stream<UUID> appointments(CourseFact of) {
        return of.visits().stream().map(Visit::appointment);
    }

    /** What is planned anyhow and asks for the same. */
    private List<Planned> asking() {
        return planned.stream()
                .filter(each -> each.done().isEmpty())
                .filter(each -> each.kind() == FollowUpKind.SESSION || FollowUpDefaults.isReviewOfCourse(each.code()))
                .toList();
    }

    private boolean isSeenTo(Planned each) {
        return group.facts().completed().containsKey(each.origin());
    }

    private Planned next(List<Planned> asked) {
        var code = code();
        var seenTo = asked.stream()
                .map(each -> group.facts().completed().get(each.origin()))
                .reduce((one, other) -> one.isAfter(other) ? one : other);
        int number = 1;
        for (var done = seen(code, number); done.isPresent(); done = seen(code, number)) {
            seenTo = done;
            number++;
        }
        var window = seenTo.map(this::again).map(begin()::later).orElseGet(this::begin);
        return planned(code, number, window);
    }

    private String code() {
        if (course.status() == SeriesStatus.PAUSED) {
            return PAUSE_REVIEW;
        }
        return waitsForReview() ? REVIEW : NEXT_SESSION;
    }

    private boolean waitsForReview() {
        return course.next().filter(step -> step.phase() == CoursePhase.REVIEW).isPresent();
    }

    private String origin(String code, int number) {
        return code + ":" + course.series() + ":" + number;
    }

    private Optional<Instant> seen(String code, int number) {
        return Optional.ofNullable(group.facts().completed().get(origin(code, number)));
    }

    private Window again(Instant seenTo) {
        var paused = course.status() == SeriesStatus.PAUSED;
        return FollowUpDefaults.nothingBooked(paused ? "paused" : "again").of(seenTo);
    }

    /** What is given outside of the course is none of its sessions; the next one keeps its distance from it all the same. */
    private Window begin() {
        var window = byItself();
        return code().equals(NEXT_SESSION)
                ? course.lastOutside().map(this::afterDose).map(window::later).orElse(window)
                : window;
    }

    private Window byItself() {
        var last = group.last();
        var since = last.map(PatientFacts.Dosed::endedAt).orElse(course.startedAt());
        var fell = group.facts().fellAfter(since, appointments(course).collect(Collectors.toSet())::contains);
        var soon = FollowUpDefaults.nothingBooked("soon");
        if (course.status() == SeriesStatus.PAUSED) {
            return FollowUpDefaults.nothingBooked("paused")
                    .of(fell.map(Fell::at).orElse(since));
        }
        if (waitsForReview()) {
            return FollowUpDefaults.nothingBooked("review").of(since);
        }
        var reviewed = course.reviews().stream().map(Review::at).filter(since::isBefore);
        return Stream.concat(fell.map(Fell::at).stream(), reviewed)
                .map(soon::of)
                .reduce(
                        last.map(dose -> afterDose(
                                        LocalDate.ofInstant(since, course.site().zone())))
                                .orElseGet(() -> soon.of(since)),
                        Window::later);
    }

    /** Local days of the site. */
    private Window afterDose(LocalDate day) {
        var spacing = course.protocol().spacing();
        int most = FollowUpDefaults.daysToNextSession();
        int ideal = Math.max(spacing.minGapDays(), rhythm(most));
        int late = Math.max(ideal, spacing.warnGapDays().orElse(most));
        return new Window(
                begin(day.plusDays(ideal)), begin(day.plusDays(spacing.minGapDays())), begin(day.plusDays(late + 1L)));
    }

    private int rhythm(int otherwise) {
        return switch (course.next().orElseThrow().rhythm()) {
            case Rhythm.PerWeek(int weeks, int perWeek) -> Math.ceilDiv(7, perWeek);
            case Rhythm.Ladder(var days) -> days.getFirst();
            case Rhythm.Every(int from, int to) -> from;
            case Rhythm.Once() -> otherwise;
        };
    }

    private Instant begin(LocalDate day) {
        return LocalTimes.instant(day, LocalTime.MIDNIGHT, course.site().zone());
    }

    private Planned planned(String code, int number, Window window) {
        var rule = course.status() == SeriesStatus.PAUSED ? "PAUSED" : "NOTHING_BOOKED";
        return new Planned(
                origin(code, number),
                code,
                FollowUpDefaults.kind(code),
                group.place(Optional.empty()),
                window,
                List.of(),
                new Why(rule, null, number, null, null, null),
                Optional.empty(),
                Optional.empty());
    }
}
