package org.stillpoint.intake;

import jakarta.validation.constraints.AssertTrue;
import java.time.ZoneId;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.patient.ReachableTime;

/** How somebody says that they are reached, and what has to be true of that. */
interface HowToReach {

    String name();

    String email();

    String phone();

    ContactWay preferredContact();

    boolean safeToLeaveMessage();

    List<ReachableTime> bestTimes();

    ZoneId timeZone();

    @Schema(hidden = true)
    @AssertTrue(message = "an e-mail address or a phone number is needed")
    default boolean isReachable() {
        return isGiven(email()) || isGiven(phone());
    }

    @Schema(hidden = true)
    @AssertTrue(message = "the preferred way of contact needs its address or number")
    default boolean isReachableAsPreferred() {
        return switch (preferredContact()) {
            case null -> true;
            case EMAIL -> isGiven(email());
            case PHONE, TEXT_MESSAGE -> isGiven(phone());
        };
    }

    @Schema(hidden = true)
    @AssertTrue(message = "best times need the time zone that they are meant in")
    default boolean isPlacedInAZone() {
        return bestTimes() == null || bestTimes().isEmpty() || timeZone() != null;
    }

    static boolean isGiven(String text) {
        return text != null && !text.isBlank();
    }
}
