package org.stillpoint.treatment;

import java.time.LocalDate;
import java.util.Optional;

/** Which of a series' events are a prescriber's look at the course: a review, and a step back. */
final class SeriesReviews {

    private SeriesReviews() {}

    static Optional<CourseReview> of(SeriesEvent event, LocalDate day) {
        var detail = event.detail();
        return switch (event.kind()) {
            case REVIEWED -> Optional.of(review(event, detail.decision(), day));
            case STEPPED_BACK -> Optional.of(review(event, ReviewDecision.CONTINUE, day));
            default -> Optional.empty();
        };
    }

    private static CourseReview review(SeriesEvent event, ReviewDecision decision, LocalDate day) {
        var detail = event.detail();
        return new CourseReview(event.id(), detail.step(), detail.round(), decision, event.at(), day, event.by());
    }
}
