package org.stillpoint.intake;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.stillpoint.intake.RequestAppointment.BestTime;
import org.stillpoint.intake.RequestAppointment.Consent;
import org.stillpoint.intake.RequestAppointment.Interests;

/** A request as staff see it, in the shape in which it was sent. */
public record RequestView(
        UUID id,
        String reference,
        RequestStatus status,
        RequestKind kind,
        String name,
        String email,
        String phone,
        ContactWay preferredContact,
        boolean safeToLeaveMessage,
        List<BestTime> bestTimes,
        String timeZone,
        Interests interests,
        String message,
        Consent consent,
        String language,
        OffsetDateTime receivedAt,
        long version) {

    static RequestView of(AppointmentRequest request) {
        return new RequestView(
                request.id(),
                request.reference(),
                request.status(),
                request.kind(),
                request.name(),
                request.email().orElse(null),
                request.phone().orElse(null),
                request.preferredContact(),
                request.leaveMessage(),
                request.bestTimes(),
                request.timeZone().orElse(null),
                request.interests(),
                request.message(),
                new Consent(request.consentVersion(), true),
                request.language(),
                utc(request.receivedAt()),
                request.version());
    }

    /** A request belongs to no site yet, so its moments are shown in UTC. */
    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
