package org.stillpoint.treatment;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.patient.GatesNotMet;
import org.stillpoint.patient.NotMet;
import org.stillpoint.platform.MayBeAbsent;
import org.stillpoint.platform.Refusal;
import org.stillpoint.scheduling.VisitFact;
import org.stillpoint.treatment.SeriesProposal.ProposedSession;

/** The series with its new visits. */
@Schema(requiredProperties = {"series", "appointments", "notBooked", "version"})
public record BookedSeries(
        SeriesView series,
        List<Booked> appointments,

        @Schema(description = "What had gone, of a booking in part")
        List<NotBooked> notBooked,

        @Schema(description = "Of the series, as it is now") long version) {

    /** A visit that was booked. */
    @Schema(name = "BookedSession")
    public record Booked(
            UUID appointment, String reference, int step, int number, OffsetDateTime start, OffsetDateTime end) {

        static Booked of(ProposedSession session, VisitFact visit) {
            var zone = visit.site().zone();
            return new Booked(
                    visit.id(),
                    visit.reference(),
                    session.step() + 1,
                    session.number(),
                    visit.start().atZone(zone).toOffsetDateTime(),
                    visit.end().atZone(zone).toOffsetDateTime());
        }
    }

    /** A date that was not; {@code problem} is the last part of the type of the problem that it would meet alone. */
    @Schema(name = "NotBookedSession")
    public record NotBooked(
            int step,
            int number,
            OffsetDateTime start,
            String problem,
            String detail,

            @Schema(
                    description =
                            "Which gates are not met and which of their rules are broken, of a problem gates-not-met")
            @MayBeAbsent
            List<NotMet> gates) {

        static NotBooked of(ProposedSession session, OffsetDateTime start, Refusal why) {
            return new NotBooked(
                    session.step() + 1,
                    session.number(),
                    start,
                    why.type().slug(),
                    why.getMessage(),
                    why instanceof GatesNotMet refused ? refused.gates() : null);
        }
    }
}
