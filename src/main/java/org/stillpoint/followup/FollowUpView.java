package org.stillpoint.followup;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A follow-up. What patients answered and how it went is for clinicians. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(requiredProperties = {"id", "patient", "kind", "state", "site", "timeZone", "from", "dueAt", "to", "text"})
public record FollowUpView(
        UUID id,
        UUID patient,

        @Schema(description = "As the protocol calls it (staff)", examples = "CHECK_IN_24H")
        String code,

        FollowUpKind kind,
        FollowUpState state,
        String site,
        ZoneId timeZone,

        @Schema(description = "When it may be done at the earliest")
        OffsetDateTime from,

        OffsetDateTime dueAt,

        @Schema(description = "Late from then on") OffsetDateTime to,

        @Schema(description = "In neutral words", examples = "we ask you how you are")
        String text,

        @Schema(description = "For staff, as is all that follows but the appointment")
        Reason why,

        @Schema(description = "The course that it belongs to")
        UUID series,

        @Schema(description = "The session that it follows") UUID session,

        @Schema(description = "The follow-up that was missed")
        UUID follows,

        @Schema(description = "Codes of the questionnaires that belong to it (NURSE and above)")
        List<String> instruments,

        @Schema(description = "Where it is booked") UUID appointment,

        Owner owner,
        Integer attempts,

        @Schema(description = "When it is tried again") OffsetDateTime nextTryAt,

        @Schema(description = "How often it was handed on to somebody else, or begun anew")
        Integer escalation,

        OffsetDateTime completedAt,

        @Schema(description = "Account; absent where nobody had to say so")
        UUID completedBy,

        @Schema(description = "How it went (NURSE and above)")
        String outcome,

        @Schema(description = "What was found, in the words of who did it (NURSE and above)")
        String result,

        @Schema(description = "What the patient answered (NURSE and above)")
        List<UUID> responses,

        @Schema(description = "The follow-up whose check-in it is about (NURSE and above)")
        UUID checkIn,

        @Schema(description = "An earlier session, for a prescriber to accept (NURSE and above)")
        Suggested suggestion,

        @Schema(description = "Members that can not be read")
        List<String> unreadable,

        @Schema(description = "What has happened to it, the oldest first; only where a single one is read")
        List<Event> history,

        @Schema(description = "Send it back as If-Match, in quotes, to change the follow-up")
        Long version) {

    /** What a patient is shown of their own. */
    FollowUpView forPatient() {
        return new FollowUpView(
                id,
                patient,
                null,
                kind,
                state,
                site,
                timeZone,
                from,
                dueAt,
                to,
                text,
                null,
                null,
                null,
                null,
                null,
                appointment,
                null,
                null,
                null,
                null,
                completedAt,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** Why there is a follow-up. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "FollowUpReason",
            requiredProperties = {"rule", "text"})
    public record Reason(
            @Schema(description = "What it comes after", examples = "EACH_SESSION")
            String rule,

            @Schema(description = "From when it is counted") OffsetDateTime since,

            Integer number,
            Integer of,
            Integer hours,
            Integer days,

            @Schema(description = "In neutral words", examples = "24 hours after the end of a visit (number 1 of 2)")
            String text) {}

    /** Something that has happened to it; of what has no meaning for it nothing is said. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "FollowUpEvent",
            requiredProperties = {"what", "at"})
    public record Event(
            @Schema(examples = "MOVED") String what,

            OffsetDateTime at,

            @Schema(description = "Account; absent where the program or the patient did it")
            UUID by,

            @Schema(description = "When it is due since then")
            OffsetDateTime dueAt,

            @Schema(description = "When it was due before") OffsetDateTime formerDueAt,

            @Schema(description = "How it went (NURSE and above)")
            String outcome,

            @Schema(description = "That was booked for it") UUID appointment) {}

    /** When the session that is due next could be instead. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "SuggestedSession",
            requiredProperties = {"from", "to"})
    public record Suggested(
            LocalDate from,
            @Schema(description = "The last day of it") LocalDate to,
            OffsetDateTime acceptedAt,

            @Schema(description = "What is booked for that session: it is to be moved, and does not move by itself")
            UUID appointment) {}

    /** Who works on it, so that nobody else does. */
    @Schema(name = "FollowUpOwner")
    public record Owner(
            UUID account,
            OffsetDateTime takenAt,

            @Schema(description = "Free for others from then on")
            OffsetDateTime until) {}
}
