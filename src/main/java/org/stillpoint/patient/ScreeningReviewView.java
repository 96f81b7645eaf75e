package org.stillpoint.patient;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.platform.Unreadable;

/** A review of the screening. */
@Schema(requiredProperties = {"id", "patient", "outcome", "recordedAt", "version"})
public record ScreeningReviewView(
        UUID id,
        UUID patient,
        ReviewOutcome outcome,

        @Schema(description = "The answers that were reviewed")
        UUID screening,

        String note,
        Instant recordedAt,
        @Schema(description = "Account of the prescriber") UUID recordedBy,
        EndingView withdrawal,

        @Schema(description = "In the answer to a change: booked visits whose gate is not met any more")
        List<AffectedAppointment> affectedAppointments,

        @Schema(description = "Members that can not be read")
        List<String> unreadable,

        long version) {

    static ScreeningReviewView of(ScreeningReview review) {
        return of(new Ended<>(review, null));
    }

    static ScreeningReviewView of(Ended<ScreeningReview> change) {
        var review = change.row();
        return new ScreeningReviewView(
                review.id(),
                review.patientId(),
                review.outcome(),
                review.screeningId().orElse(null),
                EndingView.text(review.note()),
                review.recordedAt(),
                review.recordedBy().orElse(null),
                EndingView.of(review),
                change.affected(),
                Unreadable.among("note", review.note())
                        .and("withdrawal.reason", EndingView.reason(review))
                        .names(),
                review.version());
    }
}
