package org.stillpoint.session;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.platform.InvalidRequest;

/** The patient may leave, on the caller's word. */
public record DischargeSession(
        @Schema(
                description =
                        "When the patient left; now, if not given. Not before vital signs or observations that are recorded")
        OffsetDateTime at,

        @NotNull @Schema(description = "Whether the patient has the instructions for home")
        Boolean instructionsGiven,

        @NotNull @Valid WayHome transport,

        @Valid @Schema(description = "What is agreed where no later visit is booked")
        NextContact followUp) {

    /** How the patient gets home. */
    @Schema(name = "WayHome")
    public record WayHome(
            @NotNull Boolean present,
            @NotNull Kind kind,

            @Size(max = 200) @Schema(description = "Who takes the patient home; a service needs it")
            String name) {

        boolean isNamedService() {
            return kind == Kind.SERVICE && name != null && !name.isBlank();
        }

        /** Capitals do not make it another one. */
        boolean isBy(String service) {
            return isNamedService() && name.strip().equalsIgnoreCase(service.strip());
        }

        /** Somebody, or a service that was called. */
        @Schema(name = "WayHomeKind")
        public enum Kind {
            PERSON,
            SERVICE
        }
    }

    /** When the clinic gets in touch again, and how. */
    @Schema(name = "NextContact")
    public record NextContact(
            @NotNull @Schema(description = "Local day of the site, not in the past and within a year")
            LocalDate on,

            @NotNull Kind kind) {

        /** The way. */
        @Schema(name = "NextContactKind")
        public enum Kind {
            PHONE_CALL,
            VIDEO_CALL,
            MESSAGE,
            VISIT
        }
    }

    /** {@code today} is the local day of the site. */
    void check(LocalDate today) {
        new InvalidRequest.Collector()
                .check(followUp == null || !followUp.on().isBefore(today), "/followUp/on", "must not be in the past")
                .check(
                        followUp == null || !followUp.on().isAfter(today.plusYears(1)),
                        "/followUp/on",
                        "must be within a year")
                .refuse();
    }
}
