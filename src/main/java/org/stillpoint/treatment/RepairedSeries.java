package org.stillpoint.treatment;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.scheduling.VisitFact;

/** The series with its visits as they are now. */
@Schema(requiredProperties = {"series", "moved", "appointments", "version"})
public record RepairedSeries(
        SeriesView series,

        @Schema(description = "Visits that have got another time or other people")
        List<Moved> moved,

        @Schema(description = "Visits that are new") List<BookedSeries.Booked> appointments,

        @Schema(description = "Of the series, as it is now") long version) {

    /** A visit with the time that it has now. */
    @Schema(name = "MovedSession")
    public record Moved(UUID appointment, String reference, int step, OffsetDateTime start, OffsetDateTime end) {

        static Moved of(int step, VisitFact visit) {
            var zone = visit.site().zone();
            return new Moved(
                    visit.id(),
                    visit.reference(),
                    step + 1,
                    visit.start().atZone(zone).toOffsetDateTime(),
                    visit.end().atZone(zone).toOffsetDateTime());
        }
    }
}
