package org.stillpoint.session;

import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.clinic.PhaseCode;
import org.stillpoint.platform.MayBeAbsent;

/** How far a session is at this moment. */
@Schema(name = "SessionClock")
public record ClockView(
        @Schema(description = "Absent once the patient has left and the room is ready") @MayBeAbsent
        PhaseCode phase,

        @Schema(description = "When it should be over, which may be in the past") @MayBeAbsent
        OffsetDateTime phaseEnds,

        @Schema(description = "Until then; 0 once it should be over") @MayBeAbsent
        Long minutesLeft,

        @Schema(description = "Of observation after the actual end of dosing, with several devices of the last")
        int floorMinutes,

        @Schema(description = "Before this moment the patient may not leave; an estimate until dosing is over")
        OffsetDateTime earliestEnd,

        @Schema(description = "When the patient leaves, as far as anybody knows now, or has left")
        OffsetDateTime plannedEnd,

        @Schema(description = "By how much that is later than what was booked")
        long minutesLate) {

    static ClockView of(SessionFile file, SessionClock clock) {
        return new ClockView(
                clock.phase().orElse(null),
                file.local(clock.phaseShouldEnd()),
                clock.minutesLeft().orElse(null),
                clock.floorMinutes(),
                file.local(clock.earliestEnd()),
                file.local(clock.plannedEnd()),
                clock.late().toMinutes());
    }
}
