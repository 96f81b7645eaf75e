package org.stillpoint.treatment;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.stillpoint.clinic.Site;

/**
 * A series with everything that is told about it.
 *
 * @param ended visits of which somebody has recorded how their day ended
 */
record SeriesFile(
        TreatmentSeries series,
        Protocol protocol,
        Site site,
        List<SeriesSession> sessions,
        List<SeriesEvent> events,
        Set<UUID> ended,
        GivenOutside outside) {

    CourseProgress progress() {
        return new CourseProgress(protocol.course(), series.base(), sessions, reviews(), outside);
    }

    private List<CourseReview> reviews() {
        return events.stream()
                .flatMap(event -> SeriesReviews.of(event, day(event)).stream())
                .toList();
    }

    /** Days on which a prescriber let the course go on. */
    Set<LocalDate> reviewDays() {
        return reviews().stream()
                .filter(review -> review.decision() == ReviewDecision.CONTINUE)
                .map(CourseReview::day)
                .collect(Collectors.toSet());
    }

    private LocalDate day(SeriesEvent event) {
        return LocalDate.ofInstant(event.at(), site.zone());
    }

    /** Rises with every change of the series and of its visits, so that nobody decides on what has become of one unseen. */
    long version() {
        return series.version()
                + sessions.stream().mapToLong(SeriesFile::version).sum();
    }

    /** An end without a dose changes the day of the visit, and not the appointment. */
    private static long version(SeriesSession session) {
        return 1 + session.version() + (session.state() == SessionState.WITHOUT_DOSE ? 1 : 0);
    }

    DateSpan start() {
        return new DateSpan(series.startFrom(), series.startTo());
    }
}
