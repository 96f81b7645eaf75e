package org.stillpoint.scheduling;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.availability.ChosenBecause;
import org.stillpoint.clinic.ActorKind;
import org.stillpoint.clinic.PhaseCode;
import org.stillpoint.platform.MayBeAbsent;

/** An appointment. What only staff may know is absent for the patient. */
@Schema(
        requiredProperties = {
            "id",
            "reference",
            "status",
            "service",
            "site",
            "start",
            "end",
            "timeZone",
            "phases",
            "moves",
            "bookedAt",
            "version"
        })
public record AppointmentView(
        UUID id,

        @Schema(description = "To be read over the phone", examples = "7K3MQ-2XD9A")
        String reference,

        @Schema(
                description =
                        "Opens this appointment to the patient until 730 days after it; shown once, in the answer to a booking from outside")
        String key,

        AppointmentStatus status,
        String service,
        String site,
        OffsetDateTime start,
        @Schema(description = "When the patient can leave") OffsetDateTime end,
        ZoneId timeZone,
        List<PhaseView> phases,

        @Schema(description = "Who and what serves the visit (staff)")
        List<ActorView> actors,

        @Schema(description = "(staff)") UUID patient,
        @Schema(description = "(staff, where it is read)") String patientName,
        @Schema(description = "How often it was moved") int moves,

        @Schema(
                description =
                        "An actor was taken away from it then: it has to be moved, or to be served by others (staff)")
        OffsetDateTime displacedAt,

        CancellationView cancellation,
        OffsetDateTime arrivedAt,

        @Schema(description = "Why notice or horizon were lifted (staff who may read patients)")
        String overrideReason,

        @Schema(description = "The account that lifted them (staff)")
        UUID overriddenBy,

        @Schema(description = "Members whose values are stored and can not be read (staff who may read patients)")
        List<String> unreadable,

        OffsetDateTime bookedAt,

        @Schema(description = "Send it back as If-Match, in quotes, to change the appointment")
        long version) {

    /** A stretch of the visit. */
    @Schema(requiredProperties = {"code", "start", "end"})
    public record PhaseView(PhaseCode code, OffsetDateTime start, OffsetDateTime end) {}

    /** Somebody or something that serves a role of the visit, and why it was chosen. */
    @Schema(name = "AppointmentActor")
    public record ActorView(
            String role,
            String actor,
            String name,
            ActorKind kind,
            OffsetDateTime start,
            OffsetDateTime end,
            ChosenBecause because,

            @Schema(
                    description =
                            "true: a block has taken it away, and nobody serves in its place until the visit is rescheduled")
            @MayBeAbsent
            Boolean lost) {}

    /** Why it does not take place; {@code late} is less than the clinic's notice before the start. */
    public record CancellationView(
            CancelReason reason,

            @Schema(description = "(staff who may read patients)") @MayBeAbsent
            String note,

            boolean late,
            OffsetDateTime at) {}
}
