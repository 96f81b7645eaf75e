package org.stillpoint.followup;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody who is due for a treatment and has nothing booked. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        requiredProperties = {"followUp", "patient", "name", "code", "site", "from", "due", "to", "daysLate", "attempts"
        })
public record RecallView(
        UUID followUp,
        UUID patient,

        @Schema(description = "As the calendar shows it") String name,

        UUID series,
        String code,
        String site,

        @Schema(description = "Local day of the site, as are the next two")
        LocalDate from,

        LocalDate due,

        @Schema(description = "Included") LocalDate to,

        @Schema(description = "Local days since `due`; negative before it")
        int daysLate,

        @Schema(description = "How often somebody has tried")
        int attempts,

        @Schema(
                description =
                        "Since when it is to be tried again; who is to be tried later is not on the list until then")
        OffsetDateTime nextTryAt,

        @Schema(description = "Account of who works on it now")
        UUID owner,

        @Schema(description = "A sign of relapse waits to be looked at (NURSE and above)")
        Boolean relapseSignal) {}
