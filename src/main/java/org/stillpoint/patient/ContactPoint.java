package org.stillpoint.patient;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A way to reach a patient, and what is allowed with it. What is not said is not allowed. */
@Schema(requiredProperties = {"kind", "value"})
public record ContactPoint(
        @NotNull ContactKind kind,

        @NotBlank
        @Size(max = 254)
        @Schema(
                description =
                        "A telephone number (with a prefix, or as dialled in the clinic's country) or an e-mail address",
                examples = "+12125550143")
        String value,

        ContactUse use,

        @Schema(description = "The one to try first of its kind", defaultValue = "false")
        Boolean preferred,

        @Schema(description = "A message may be left where others could hear or read it", defaultValue = "false")
        Boolean safeToLeaveMessage,

        @Schema(description = "Text messages are welcome; of a telephone only", defaultValue = "false")
        Boolean mayText,

        @Size(max = 21) @Schema(description = "In the patient's `timeZone`; none for at any time")
        List<@NotNull @Valid ReachableTime> bestTimes,

        @Schema(description = "The last day on which it is good")
        LocalDate validUntil) {

    public ContactPoint {
        preferred = Boolean.TRUE.equals(preferred);
        safeToLeaveMessage = Boolean.TRUE.equals(safeToLeaveMessage);
        mayText = Boolean.TRUE.equals(mayText);
        bestTimes = bestTimes == null ? List.of() : bestTimes;
    }

    /** As somebody gave it who was asked for no more. */
    static ContactPoint plain(ContactKind kind, String value) {
        return new ContactPoint(kind, value, null, true, false, false, List.of(), null);
    }

    @Schema(hidden = true)
    @AssertTrue(message = "only a telephone can receive text messages")
    public boolean isTextedByPhone() {
        return !mayText || kind != ContactKind.EMAIL;
    }

    ContactPoint withValue(String normal) {
        return new ContactPoint(kind, normal, use, preferred, safeToLeaveMessage, mayText, bestTimes, validUntil);
    }

    /** Among those of another record of the same person; its best times are dropped where they were meant in another zone. */
    ContactPoint addedTo(boolean sameZone) {
        var times = sameZone ? bestTimes : List.<ReachableTime>of();
        return new ContactPoint(kind, value, use, false, safeToLeaveMessage, mayText, times, validUntil);
    }

    boolean isGoodOn(LocalDate day) {
        return validUntil == null || !validUntil.isBefore(day);
    }

    boolean reachesTheSameAs(ContactPoint other) {
        return kind == other.kind && value.equalsIgnoreCase(other.value);
    }

    /** The one of a kind to try first; null if there is none. */
    static String first(List<ContactPoint> points, ContactKind kind, LocalDate today) {
        return points.stream()
                .filter(point -> point.kind() == kind && point.isGoodOn(today))
                .min(Comparator.comparing(point -> !point.preferred()))
                .map(ContactPoint::value)
                .orElse(null);
    }
}
