package org.stillpoint.session;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.stillpoint.scheduling.CancelReason;

/** Nothing is given today. */
public record EndWithoutDose(
        @NotNull CancelReason reason, @Size(max = 1000) String note) {

    String words() {
        return note == null ? reason.name() : reason + ": " + note;
    }
}
