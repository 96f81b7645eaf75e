package org.stillpoint.treatment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** A series as it stood at a moment: without what took place or was decided from then on. */
record CourseThen(SeriesFile file, Instant asOf) {

    /** Of the protocol, if it follows another since. */
    OptionalInt version() {
        return file.events().stream()
                .filter(event -> event.kind() == SeriesEventKind.PROTOCOL_VERSION_CHANGED)
                .filter(event -> !event.at().isBefore(asOf))
                .mapToInt(event -> event.detail().fromVersion())
                .findFirst();
    }

    Optional<Instant> endedAt() {
        return file.series().endedAt().filter(asOf::isAfter);
    }

    CourseProgress progress(Protocol protocol) {
        return new CourseProgress(protocol.course(), base(), sessions(), reviews(), GivenOutside.NOTHING);
    }

    /** A visit that was booked for later may have been moved or cancelled since, and is left out. */
    private List<SeriesSession> sessions() {
        return file.sessions().stream()
                .filter(session -> session.start().isBefore(asOf))
                .toList();
    }

    private Stream<SeriesEvent> events() {
        return file.events().stream().filter(event -> event.at().isBefore(asOf));
    }

    private List<CourseReview> reviews() {
        return events().flatMap(
                        event -> SeriesReviews.of(
                                event,
                                LocalDate.ofInstant(event.at(), file.site().zone()))
                                .stream())
                .toList();
    }

    /** An event does not tell the rung of a ladder, and what is over at a moment does not depend on it. */
    private CoursePosition base() {
        return events().filter(event -> event.kind() == SeriesEventKind.STEPPED_BACK)
                .map(SeriesEvent::detail)
                .reduce((before, after) -> after)
                .map(to -> new CoursePosition(to.round(), to.step(), 0))
                .orElse(CoursePosition.START);
    }
}
