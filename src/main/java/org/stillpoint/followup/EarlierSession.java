package org.stillpoint.followup;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.stillpoint.treatment.CourseFact;
import org.stillpoint.treatment.CourseFact.Maintenance;
import org.stillpoint.treatment.CourseFact.Visit;
import org.stillpoint.treatment.SessionState;

/**
 * When the session that is due next could be instead: from tomorrow on, as far as the spacing of the course allows it, and before it is
 * due anyway, or booked.
 */
record EarlierSession(CourseFact course, LocalDate today) {

    Optional<Suggestion> suggestion() {
        return Optional.of(course)
                .filter(CourseFact::isUnderWay)
                .flatMap(each -> next())
                .flatMap(this::before);
    }

    /** The one that has not taken place, booked or not. */
    private Optional<Maintenance> next() {
        return course.maintenance().stream()
                .filter(session -> session.visit()
                        .filter(visit -> visit.state() == SessionState.DONE)
                        .isEmpty())
                .findFirst();
    }

    private Optional<Suggestion> before(Maintenance session) {
        var first = earliest(session);
        var planned = ahead(session).map(this::day).orElse(session.ideal());
        return first.isBefore(planned)
                ? Optional.of(new Suggestion(
                        MaintenancePlan.origin(course, session), first, planned.minusDays(1), null, null))
                : Optional.empty();
    }

    /** What was given outside of the course keeps its distance too. What is booked for the session itself can be moved, and keeps nothing apart. */
    private LocalDate earliest(Maintenance session) {
        var own = course.visits().stream()
                .filter(visit -> visit.treats() && visit.stands())
                .filter(visit -> session.visit().filter(visit::equals).isEmpty())
                .filter(visit -> visit.state() == SessionState.DONE
                        || ahead(session).isEmpty() && !day(visit).isBefore(today))
                .map(this::day);
        return Stream.concat(own, course.lastOutside().stream())
                .map(day -> day.plusDays(course.protocol().spacing().minGapDays()))
                .reduce(today.plusDays(1), (one, other) -> one.isAfter(other) ? one : other);
    }

    /** Of a visit in the past nobody has said that it was given: it keeps nobody from coming. */
    private Optional<Visit> ahead(Maintenance session) {
        return session.visit().filter(visit -> !day(visit).isBefore(today));
    }

    private LocalDate day(Visit visit) {
        return LocalDate.ofInstant(visit.start(), course.site().zone());
    }
}
