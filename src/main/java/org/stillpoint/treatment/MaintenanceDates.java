package org.stillpoint.treatment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stillpoint.treatment.CourseFact.Maintenance;

/**
 * When each session of a step without an end was due, and when the next one is: counted from the treatment before it, as that took
 * place. A session that is only booked moves nothing.
 */
final class MaintenanceDates {

    private final CourseProgress progress;
    private final int step;
    private final List<SeriesSession> treatments;
    private final CourseWishes wishes;

    MaintenanceDates(CourseProgress progress, Spacing spacing, int step) {
        this.progress = progress;
        this.step = step;
        treatments = progress.treatments().toList();
        wishes = new CourseWishes(progress, spacing, LocalDate.MIN);
    }

    /** Those that are done, and the one after the last of them. */
    List<Maintenance> upToNext() {
        var own = progress.ofStep(step).toList();
        var due = new ArrayList<Maintenance>();
        for (int at = 0; at < own.size(); at++) {
            due(at, Optional.of(own.get(at))).ifPresent(due::add);
            if (own.get(at).state() != SessionState.DONE) {
                return due;
            }
        }
        due(own.size(), Optional.empty()).ifPresent(due::add);
        return due;
    }

    private Optional<Maintenance> due(int at, Optional<SeriesSession> session) {
        var bounds = wishes.bounds(step, at);
        return before(session).map(last -> {
            var span = bounds.sinceTreatment().orElseThrow();
            int ideal = bounds.ideal().orElse(span.from());
            return new Maintenance(
                    progress.base().round(),
                    at + 1,
                    ideal,
                    last.plusDays(span.from()),
                    last.plusDays(ideal),
                    last.plusDays(span.to()),
                    progress.course().get(step).service(),
                    session.map(each -> Courses.visit(each, progress)));
        });
    }

    private static boolean isBefore(LocalDate day, Optional<SeriesSession> session) {
        return session.filter(each -> !day.isBefore(each.day())).isEmpty();
    }

    /** The treatment before a session, or the last that has taken place; also one that was given outside of the course. */
    private Optional<LocalDate> before(Optional<SeriesSession> session) {
        return treatments.stream()
                .takeWhile(each -> session.filter(each::equals).isEmpty())
                .filter(each -> each.state() == SessionState.DONE)
                .map(SeriesSession::day)
                .reduce((one, other) -> other)
                .map(own -> progress.outside()
                        .last(day -> day.isAfter(own) && isBefore(day, session))
                        .orElse(own));
    }
}
