package org.stillpoint.treatment;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.platform.InvalidRequest;
import org.stillpoint.platform.TimeSlot;

/** Look for other times or other people for the displaced visits of some days. */
public record ProposeRepair(
        @NotBlank @Schema(description = "Code of the site") String site,

        @NotNull @Schema(description = "Local day of the site")
        LocalDate from,

        @NotNull @Schema(description = "Local day of the site, included; at most 31 days after `from`")
        LocalDate to) {

    private static final int MOST_DAYS = 31;

    TimeSlot starts(ZoneId zone) {
        new InvalidRequest.Collector()
                .check(!to.isBefore(from), "/to", "must not be before `from`")
                .check(!to.isAfter(from.plusDays(MOST_DAYS)), "/to", "must be at most 31 days after `from`")
                .refuse();
        return new TimeSlot(
                from.atStartOfDay(zone).toInstant(),
                to.plusDays(1).atStartOfDay(zone).toInstant());
    }
}
