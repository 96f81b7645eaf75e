package org.stillpoint.patient;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.time.DayOfWeek;
import java.time.LocalTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** When somebody can be reached, in their own time zone. */
public record ReachableTime(
        @NotNull DayOfWeek weekday,
        @NotNull LocalTime from,
        @NotNull @Schema(description = "After `from`") LocalTime to) {

    @Schema(hidden = true)
    @AssertTrue(message = "must end after it begins")
    public boolean isForwards() {
        return from == null || to == null || from.isBefore(to);
    }
}
