package org.stillpoint.intake;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.patient.ReachableTime;

/** How the sender of a request is reached, in the shape in which it is corrected. */
@Schema(requiredProperties = {"safeToLeaveMessage", "version"})
public record OwnContact(
        String name,
        String email,
        @Schema(description = "In E.164") String phone,
        ContactWay preferredContact,
        boolean safeToLeaveMessage,
        List<ReachableTime> bestTimes,
        String timeZone,

        @Schema(description = "Members whose values are stored and can not be read")
        List<String> unreadable,

        long version) {

    static OwnContact of(AppointmentRequest request) {
        var contact = request.contact();
        return new OwnContact(
                contact.name(),
                contact.email(),
                contact.phone(),
                contact.preferredContact(),
                contact.leaveMessage(),
                contact.bestTimes(),
                contact.timeZone(),
                contact.unreadable().names(),
                request.version());
    }
}
