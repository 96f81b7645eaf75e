package org.stillpoint.intake;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.intake.RequestAppointment.Consent;
import org.stillpoint.intake.RequestAppointment.Interests;
import org.stillpoint.intake.RequestAppointment.TravelWindow;
import org.stillpoint.patient.ReachableTime;
import org.stillpoint.platform.MayBeAbsent;

/** A request as staff see it, in the shape in which it was sent. */
@Schema(
        requiredProperties = {
            "id",
            "reference",
            "status",
            "kind",
            "safeToLeaveMessage",
            "consent",
            "language",
            "receivedAt",
            "desk",
            "version"
        })
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
        List<ReachableTime> bestTimes,
        String timeZone,
        Interests interests,
        String message,
        Consent consent,
        String language,
        AgeBand ageBand,
        String region,
        String site,
        Set<EarlierTreatment> earlierTreatments,
        TravelWindow travelWindow,
        Channel channel,

        @Schema(description = "Somebody may be in danger; open while there is no `clearedAt`")
        Crisis crisis,

        @Schema(
                description =
                        "The earlier open request of the same contact point, which stands for this one in the queue")
        UUID linkedTo,

        @Schema(description = "Why it looks like the work of a machine, if it does")
        HeldBack heldBackBecause,

        @Schema(
                description = "What a cry for help had in it that could not be taken for what it should be, as it was"
                        + " typed, a line for each member: look for a way to reach the person here too")
        String asTyped,

        @Schema(description = "Members whose values are stored and can not be read")
        List<String> unreadable,

        OffsetDateTime receivedAt,
        DeskView desk,
        long version) {

    /** A flag that says that somebody may be in danger. */
    public record Crisis(
            CrisisSource source,
            OffsetDateTime raisedAt,
            OffsetDateTime respondBy,
            @MayBeAbsent OffsetDateTime clearedAt) {

        static Crisis of(CrisisFlag flag) {
            return new Crisis(
                    flag.source(),
                    utc(flag.raisedAt()),
                    utc(flag.respondBy()),
                    flag.clearedAt() == null ? null : utc(flag.clearedAt()));
        }
    }

    /** {@code site} is the code of the site that would suit best, or null. */
    static RequestView of(AppointmentRequest request, String site, DeskView desk) {
        var contact = request.contact();
        var wish = request.wish();
        return new RequestView(
                request.id(),
                request.origin().reference(),
                request.status(),
                request.origin().kind(),
                contact.name(),
                contact.email(),
                contact.phone(),
                contact.preferredContact(),
                contact.leaveMessage(),
                contact.bestTimes(),
                contact.timeZone(),
                wish.interests(),
                wish.message(),
                new Consent(request.origin().consentVersion(), true),
                request.origin().language(),
                wish.ageBand(),
                wish.region(),
                site,
                wish.earlierTreatments(),
                wish.travelWindow(),
                request.origin().channel(),
                request.crisis().map(Crisis::of).orElse(null),
                request.linkedTo().orElse(null),
                request.heldBackBecause().orElse(null),
                wish.asTyped(),
                contact.unreadable()
                        .and("message", wish.sealedMessage())
                        .and("interests", wish.sealedInterests())
                        .and("asTyped", wish.sealedAsTyped())
                        .names(),
                utc(request.origin().receivedAt()),
                desk,
                request.version());
    }

    /** A request belongs to no site yet, so its moments are shown in UTC. */
    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
