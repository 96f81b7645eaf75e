package org.stillpoint.followup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.stillpoint.outcome.CourseOutcome;
import org.stillpoint.outcome.Finding;
import org.stillpoint.outcome.Measure;
import org.stillpoint.outcome.Outcomes;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.Ids;
import org.stillpoint.treatment.CourseFact;
import org.stillpoint.treatment.Courses;

/**
 * Lets a clinician look at whoever was better and is not any more, in the transaction of the answer that shows it, and suggests an
 * earlier session. It is for the prescriber to accept, and for nobody to book by itself.
 */
@ApplicationScoped
class Relapses {

    private static final String CODE = WhatIsDue.RELAPSE;

    private static final String LAST_DOSE = "select max(dosing_ended_at) from session where patient_id = ?";

    private final Outcomes outcomes;
    private final Courses courses;
    private final RelapseReviews reviews;
    private final Database database;
    private final Ids ids;
    private final Clock clock;

    Relapses(Outcomes outcomes, Courses courses, RelapseReviews reviews, Database database, Ids ids, Clock clock) {
        this.outcomes = outcomes;
        this.courses = courses;
        this.reviews = reviews;
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /** That a course has stopped helping, by one instrument. */
    private record Sign(UUID series, String instrument, List<Measure> measures) {

        /** One for each time that somebody was better before, whatever is corrected of that. */
        String key() {
            return CODE + ":" + series + ":" + instrument + ":"
                    + measures.get(1).answeredAt().getEpochSecond();
        }
    }

    /** An ended course that does not hold is a relapse as well, until the patient is treated anew; what is open stays so even then. */
    void look(UUID patient) {
        Map<CourseOutcome, List<Sign>> signs =
                outcomes.ofCourses(patient).stream().collect(Collectors.toMap(Function.identity(), Relapses::signs));
        var now = clock.instant();
        reviews.closeAllBut(
                patient,
                signs.values().stream().flatMap(List::stream).map(Sign::key).toList(),
                now);
        signs.values().removeIf(List::isEmpty);
        if (signs.isEmpty()) {
            return;
        }
        signs.keySet().removeIf(course -> isTreatedAnew(patient, course));
        Map<UUID, CourseFact> facts = courses.of(List.of(patient)).stream()
                .collect(Collectors.toMap(CourseFact::series, Function.identity()));
        signs.forEach((course, found) -> review(patient, found, facts.get(course.series()), now));
    }

    private static List<Sign> signs(CourseOutcome course) {
        return course.instruments().stream()
                .flatMap(measured -> measured.findings().stream()
                        .filter(finding -> finding.code() == Finding.Code.RELAPSE_SIGNAL)
                        .map(finding -> new Sign(course.series(), measured.instrument(), finding.from())))
                .toList();
    }

    private boolean isTreatedAnew(UUID patient, CourseOutcome course) {
        return course.endedAt() != null
                && database.list(LAST_DOSE, row -> row.getTimestamp(1), patient).stream()
                        .anyMatch(dose -> dose != null && dose.toInstant().isAfter(course.endedAt()));
    }

    /** One for all instruments of a course; what somebody has looked at is not looked at again. */
    private void review(UUID patient, List<Sign> signs, CourseFact course, Instant now) {
        var known = reviews.of(patient, course.series());
        var unseen = signs.stream()
                .filter(sign -> known.stream().noneMatch(review -> review.covers(sign.key())))
                .toList();
        if (!unseen.isEmpty()) {
            var keys = unseen.stream().map(Sign::key).toList();
            var open = known.stream().filter(RelapseReviews.Review::isOpen).findFirst();
            var closed =
                    known.stream().filter(review -> review.canBeReopened(keys)).findFirst();
            var id = open.or(() -> reopened(closed, now))
                    .map(RelapseReviews.Review::id)
                    .orElseGet(() -> created(patient, unseen, course, now));
            reviews.add(
                    id,
                    keys,
                    unseen.stream().map(Sign::instrument).toList(),
                    unseen.stream()
                            .flatMap(sign -> sign.measures().stream())
                            .map(Measure::response)
                            .toList(),
                    now);
        }
        new EarlierSession(course, LocalDate.ofInstant(now, course.site().zone()))
                .suggestion()
                .ifPresent(earlier -> reviews.suggest(patient, course.series(), earlier));
    }

    private Optional<RelapseReviews.Review> reopened(Optional<RelapseReviews.Review> closed, Instant now) {
        closed.ifPresent(review -> reviews.reopen(review.id(), window(now), now));
        return closed;
    }

    private static Window window(Instant now) {
        return new Window(now, now, now.plus(FollowUpDefaults.relapseWindow()));
    }

    private UUID created(UUID patient, List<Sign> signs, CourseFact course, Instant now) {
        var measured = signs.stream()
                .map(sign -> sign.measures().getLast().answeredAt())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        var planned = new Planned(
                signs.getFirst().key(),
                CODE,
                FollowUpDefaults.kind(CODE),
                new Planned.Place(
                        course.site().id(),
                        Optional.of(course.series()),
                        Optional.empty(),
                        Optional.of(course.protocol().id())),
                window(now),
                List.of(),
                new Why("RELAPSE_SIGNAL", measured, null, null, null, null),
                Optional.empty(),
                Optional.empty());
        var writes = new FollowUpWrites(ids::next, now);
        var id = writes.create(patient, planned, FollowUpWrites.Basis.event(FollowUpDefaults.priority(CODE)));
        database.send(writes.statements());
        return id;
    }
}
