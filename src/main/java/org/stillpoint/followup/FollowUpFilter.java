package org.stillpoint.followup;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which follow-ups are listed; everything may be left out. */
public class FollowUpFilter {

    @QueryParam("site")
    @Parameter(description = "Code of the site", example = "harbor")
    String site;

    @QueryParam("status")
    @Parameter(description = "Only with this status, without it those that are open; may be repeated")
    List<FollowUpStatus> statuses;

    @QueryParam("due")
    @Parameter(description = "`true`: only what can be done now")
    boolean due;

    @QueryParam("overdue")
    @Parameter(description = "`true`: only what is late")
    boolean overdue;

    @QueryParam("nothingBooked")
    @Parameter(description = "`true`: only what no visit is booked for")
    boolean nothingBooked;

    @QueryParam("kind")
    @Parameter(description = "May be repeated")
    List<FollowUpKind> kinds;

    @QueryParam("owner")
    @Parameter(description = "Account that works on it")
    UUID owner;

    @QueryParam("patient")
    UUID patient;

    List<FollowUpStatus> withStatus() {
        return Objects.requireNonNullElse(statuses, List.of());
    }

    boolean wantsOpenOnly() {
        return withStatus().isEmpty() || withStatus().stream().allMatch(FollowUpStatus.OPEN::equals);
    }

    boolean isDue() {
        return due;
    }

    boolean isOverdue() {
        return overdue;
    }

    boolean isNothingBooked() {
        return nothingBooked;
    }

    List<FollowUpKind> ofKind() {
        return Objects.requireNonNullElse(kinds, List.of());
    }

    Optional<UUID> ownedBy() {
        return Optional.ofNullable(owner);
    }

    Optional<UUID> ofPatient() {
        return Optional.ofNullable(patient);
    }
}
