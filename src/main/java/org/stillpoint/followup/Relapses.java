package org.stillpoint.followup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    private static final String SUGGEST = """
            update follow_up set suggested_for = ?, suggested_from = ?, suggested_to = ?, version = version + 1
             where patient_id = ? and origin = ? and suggested_for is null and status = 'OPEN'""";

    /** What an answer has put right, or a correction has taken back. */
    private static final String CLOSE = """
            with closed as (
                update follow_up set status = 'CLOSED', version = version + 1, updated_at = ?
                 where patient_id = ? and code = ? and status = 'OPEN' and accepted_at is null and not origin = any(?)
                returning id)
            insert into follow_up_event (follow_up_id, what, at, detail) select id, 'CLOSED', ?, '{}' from closed""";

    /** It was put right, and is not any more. */
    private static final String REOPEN = """
            with again as (
                update follow_up set status = 'OPEN', due_at = ?, from_at = ?, to_at = ?, suggested_for = null, suggested_from = null,
                       suggested_to = null, version = version + 1, updated_at = ?
                 where patient_id = ? and origin = ? and status = 'CLOSED' and accepted_at is null
                returning id)
            insert into follow_up_event (follow_up_id, what, at, detail) select id, 'REOPENED', ?, '{}' from again""";

    private final Outcomes outcomes;
    private final Courses courses;
    private final Database database;
    private final Ids ids;
    private final Clock clock;

    Relapses(Outcomes outcomes, Courses courses, Database database, Ids ids, Clock clock) {
        this.outcomes = outcomes;
        this.courses = courses;
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /** That a course has stopped helping, by one instrument. */
    private record Signal(UUID series, String instrument, List<Measure> measures) {

        /** One for each time that somebody was better before, whatever is corrected of that. */
        String origin() {
            return CODE + ":" + series + ":" + instrument + ":"
                    + measures.get(1).answeredAt().getEpochSecond();
        }
    }

    void look(UUID patient) {
        var signals = outcomes.ofCourses(patient).stream()
                .filter(course -> course.endedAt() == null)
                .flatMap(Relapses::signals)
                .toList();
        var now = clock.instant();
        database.update(
                CLOSE, now, patient, CODE, signals.stream().map(Signal::origin).toArray(String[]::new), now);
        if (signals.isEmpty()) {
            return;
        }
        Map<UUID, CourseFact> facts = courses.of(List.of(patient)).stream()
                .collect(Collectors.toMap(CourseFact::series, Function.identity()));
        signals.forEach(signal -> review(patient, signal, facts.get(signal.series())));
    }

    private static Stream<Signal> signals(CourseOutcome course) {
        return course.instruments().stream().flatMap(measured -> measured.findings().stream()
                .filter(finding -> finding.code() == Finding.Code.RELAPSE_SIGNAL)
                .map(finding -> new Signal(course.series(), measured.instrument(), finding.from())));
    }

    private void review(UUID patient, Signal signal, CourseFact course) {
        var now = clock.instant();
        var writes = new FollowUpWrites(ids::next, now);
        var measured = signal.measures().getLast();
        var planned = new Planned(
                signal.origin(),
                CODE,
                FollowUpDefaults.kind(CODE),
                new Planned.Place(
                        course.site().id(),
                        Optional.of(course.series()),
                        Optional.empty(),
                        Optional.of(course.protocol().id())),
                new Window(now, now, now.plus(FollowUpDefaults.relapseWindow())),
                List.of(),
                new Why("RELAPSE_SIGNAL", measured.answeredAt(), null, null, null, null),
                Optional.empty(),
                Optional.empty());
        writes.create(
                patient,
                planned,
                FollowUpWrites.Basis.event(FollowUpDefaults.priority(CODE)),
                signal.measures().stream().map(Measure::response).toList());
        var statements = writes.statements();
        var window = planned.window();
        statements.update(
                REOPEN, count -> {}, window.due(), window.from(), window.to(), now, patient, planned.origin(), now);
        suggestion(course)
                .ifPresent(earlier -> statements.update(
                        SUGGEST,
                        count -> {},
                        earlier.origin(),
                        earlier.from(),
                        earlier.to(),
                        patient,
                        signal.origin()));
        database.send(statements);
    }

    /** From tomorrow on, as far as the spacing of the course allows it, and before it is due anyway. */
    private Optional<Suggestion> suggestion(CourseFact course) {
        var zone = course.site().zone();
        var tomorrow = LocalDate.ofInstant(clock.instant(), zone).plusDays(1);
        var from = course.visits().stream()
                .filter(visit -> visit.treats() && visit.stands())
                .map(visit -> LocalDate.ofInstant(visit.start(), zone)
                        .plusDays(course.protocol().spacing().minGapDays()))
                .reduce(tomorrow, (one, other) -> one.isAfter(other) ? one : other);
        return course.maintenance().stream()
                .filter(session -> session.visit().isEmpty())
                .filter(session -> from.isBefore(session.ideal()))
                .findFirst()
                .map(session -> new Suggestion(
                        MaintenancePlan.origin(course, session),
                        from,
                        session.ideal().minusDays(1),
                        null,
                        null));
    }
}
