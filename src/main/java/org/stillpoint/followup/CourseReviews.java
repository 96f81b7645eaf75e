package org.stillpoint.followup;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.stillpoint.clinic.LocalTimes;
import org.stillpoint.followup.PatientFacts.Dosed;
import org.stillpoint.treatment.CourseFact;
import org.stillpoint.treatment.CourseFact.Maintenance;
import org.stillpoint.treatment.CourseFact.Review;
import org.stillpoint.treatment.CourseFact.Visit;
import org.stillpoint.treatment.CoursePhase;
import org.stillpoint.treatment.SeriesStatus;

/**
 * The reviews without which no treatment of a course can be booked any more: those that a phase without an end asks for again and again,
 * and the one after too long a time without a treatment. Whichever of them comes first serves for both.
 *
 * @param nothingBooked no treatment of the course
 * @param planned what follows from the course otherwise
 */
record CourseReviews(CourseFact course, DoseGroup group, boolean nothingBooked, List<Planned> planned) {

    private static final String CODE = "COURSE_REVIEW";

    List<Planned> plan() {
        var all = Stream.concat(byTime().stream(), afterLapse().stream()).toList();
        var next = all.stream()
                .filter(each -> each.done().isEmpty() && isToCome())
                .min(Comparator.comparing(each -> each.window().due()));
        return Stream.concat(all.stream().filter(each -> each.done().isPresent()), next.stream())
                .toList();
    }

    /** Who waits for the review between two phases, or is paused, is asked for that. */
    private boolean isToCome() {
        return course.isUnderWay()
                && course.status() == SeriesStatus.ACTIVE
                && course.next()
                        .filter(step -> step.phase() == CoursePhase.REVIEW)
                        .isEmpty()
                && planned.stream().noneMatch(each -> each.done().isEmpty() && each.kind() == FollowUpKind.REVIEW);
    }

    /** Each so many days after the one before it; held before anybody was asked for it, there is none. */
    private List<Planned> byTime() {
        var lastOfDays = new TreeMap<LocalDate, Instant>();
        course.reviews().stream().filter(Review::goesOn).map(Review::at).forEach(at -> lastOfDays.put(day(at), at));
        return (lastOfDays.isEmpty() ? firstOfStep().stream() : lastOfDays.values().stream())
                .flatMap(since -> byTime(since).stream())
                .toList();
    }

    private Optional<Instant> firstOfStep() {
        return course.maintenance().stream()
                .flatMap(session -> session.visit().stream())
                .map(Visit::start)
                .findFirst();
    }

    private Optional<Planned> byTime(Instant since) {
        var held = held(since::isBefore);
        return every(held.isPresent()).boxed().findFirst().flatMap(days -> {
            var day = day(since).plusDays(days);
            var from = day.minusDays(course.protocol().spacing().margins().reviewNoticeDays());
            var window = new Window(begin(day), begin(from), begin(day.plusDays(1)));
            return planned(day.toString(), window, new Why("REVIEW_DUE", since, null, null, null, days), held);
        });
    }

    /** In days, of the phase in which the course is; of what was held already, of whatever phase asked for it. */
    private IntStream every(boolean held) {
        var steps = held ? course.protocol().course().stream() : course.next().stream();
        return steps.flatMapToInt(step -> step.reviewEveryDays().stream());
    }

    /** A treatment outside of the course keeps it from lapsing, as it does for whoever books. */
    private Optional<Planned> afterLapse() {
        var lapse = course.protocol().spacing().lapseDays();
        return group.last().filter(dose -> nothingBooked && lapse.isPresent()).flatMap(dose -> {
            var own = day(dose.endedAt());
            var last = course.lastOutside().filter(own::isBefore).orElse(own);
            var latest = Stream.concat(Stream.of(last.plusDays(lapse.getAsInt())), ladder())
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            return afterLapse(dose, last, latest);
        });
    }

    /** Held on the day on which the time is up, nobody is asked for it; one before that has not looked at the lapse. */
    private Optional<Planned> afterLapse(Dosed dose, LocalDate last, LocalDate latest) {
        var review = FollowUpDefaults.nothingBooked("review");
        var from = begin(latest.plusDays(1));
        var window = new Window.After(Duration.ZERO, Duration.ZERO, review.to().minus(review.from())).of(from);
        var reached = begin(latest);
        int days = (int) ChronoUnit.DAYS.between(last, latest);
        return planned(
                "LAPSE:" + dose.session(),
                window,
                new Why("LAPSE", dose.endedAt(), null, null, null, days),
                held(at -> !at.isBefore(reached)));
    }

    /** The protocol itself may plan a longer time. */
    private Stream<LocalDate> ladder() {
        return course.maintenance().stream()
                .skip(Math.max(0, course.maintenance().size() - 1L))
                .map(Maintenance::to);
    }

    private Optional<Instant> held(Predicate<Instant> when) {
        return course.reviews().stream().map(Review::at).filter(when).findFirst();
    }

    private Optional<Planned> planned(String which, Window window, Why why, Optional<Instant> held) {
        if (held.filter(window.from()::isAfter).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new Planned(
                CODE + ":" + course.series() + ":" + which,
                CODE,
                FollowUpDefaults.kind(CODE),
                group.place(Optional.empty()),
                window,
                List.of(),
                why,
                Optional.empty(),
                held.map(Planned.Done::at)));
    }

    private LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, course.site().zone());
    }

    private Instant begin(LocalDate day) {
        return LocalTimes.instant(day, LocalTime.MIDNIGHT, course.site().zone());
    }
}
