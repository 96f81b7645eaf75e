package org.stillpoint.scheduling;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.patient.Person;
import org.stillpoint.platform.InvalidRequest;

/** Book a visit: from a hold, or (staff) straight away; for a person who is not known yet, or (staff) for a patient. */
public record BookAppointment(
        @Valid HeldSlot hold,

        @Schema(description = "Without a hold", examples = "INITIAL_ASSESSMENT")
        String service,

        @Schema(description = "Without a hold", examples = "harbor")
        String site,

        @Schema(
                description =
                        "Without a hold: a start from the session slots, unchanged: the moment that its offset says, whether or not clocks at the site show it so")
        OffsetDateTime start,

        @Schema(
                description = "Without a hold: code of an actor who must serve (staff)",
                examples = "harbor-prescriber-1")
        String practitioner,

        @Schema(description = "A patient who has a record: any (staff), or whose key is sent as bearer token")
        UUID patient,

        @Valid Person person,
        @Valid RuleOverride override) {

    private static final String FROM_HOLD = "comes from the hold and must not be sent with it";
    private static final String NO_OVERRIDE =
            "has no meaning for a hold, whose start was checked before, unless it names gates";

    /** The hold that becomes the appointment; staff need no key. */
    public record HeldSlot(@NotNull UUID id, String key) {}

    /**
     * Refuses what does not add up, all of it at once. Somebody from outside books from a hold, for a new person, or for
     * themselves: {@code own} is whose key they have.
     */
    void checkFromOutside(Optional<UUID> own) {
        var errors = new InvalidRequest.Collector()
                .check(hold != null, "/hold", "is needed: hold the start first")
                .check(
                        patient == null || own.filter(patient::equals).isPresent(),
                        "/patient",
                        "is for staff; send the person instead");
        if (hold != null) {
            checkBesideHold(errors).check(override == null, "/override", NO_OVERRIDE);
        }
        checkWho(errors).refuse();
    }

    /** Staff book without a hold too, and lift gates; {@code mayRegister} is whether they may open a record so. */
    void checkOfStaff(boolean mayRegister) {
        var errors = new InvalidRequest.Collector();
        if (hold == null) {
            errors.check(
                            person == null || mayRegister,
                            "/person",
                            "needs PATIENTS_WRITE where there is no hold; send a patient")
                    .check(service != null, "/service", "is needed when there is no hold")
                    .check(site != null, "/site", "is needed when there is no hold")
                    .check(start != null, "/start", "is needed when there is no hold");
        } else {
            checkBesideHold(errors)
                    .check(override == null || !override.liftedGates().isEmpty(), "/override", NO_OVERRIDE);
        }
        checkWho(errors).refuse();
    }

    private InvalidRequest.Collector checkBesideHold(InvalidRequest.Collector errors) {
        return errors.check(service == null, "/service", FROM_HOLD)
                .check(site == null, "/site", FROM_HOLD)
                .check(start == null, "/start", FROM_HOLD)
                .check(practitioner == null, "/practitioner", FROM_HOLD);
    }

    private InvalidRequest.Collector checkWho(InvalidRequest.Collector errors) {
        return errors.check(patient != null || person != null, "/person", "either a person or a patient is needed")
                .check(patient == null || person == null, "/patient", "must not be sent together with a person");
    }
}
