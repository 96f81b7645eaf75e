package org.stillpoint.session;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.platform.MayBeAbsent;

/** What a patient takes home: neither the medicine nor what it is for. */
public record SummaryView(
        UUID session,

        @Schema(description = "Neutral name of the site") String place,

        String phone,
        ZoneId timeZone,
        OffsetDateTime arrivedAt,

        @Schema(description = "Absent while the patient is still here") @MayBeAbsent
        OffsetDateTime leftAt,

        @Schema(description = "Absent where nothing was given or the protocol asks for nothing") @MayBeAbsent
        NoDriving noDriving,

        @Schema(description = "In the words of the protocol") @MayBeAbsent
        String instructions,

        List<NextDate> nextDates,

        @Schema(description = "All of it as paragraphs that can be printed or sent")
        List<String> text) {

    /** @param notBefore local time of the site; where the patient is still here it is counted from the planned end */
    @Schema(name = "SummaryNoDriving")
    public record NoDriving(OffsetDateTime notBefore, boolean afterRestfulSleep) {}
}
