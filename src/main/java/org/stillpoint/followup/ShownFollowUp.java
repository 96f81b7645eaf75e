package org.stillpoint.followup;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.platform.SensitiveText;

/**
 * A follow-up as it is shown: of a page of many nobody changes any, so they are read as this at once.
 *
 * @param priority 0 comes first
 * @param owner who took it last, also where that is over
 */
record ShownFollowUp(
        UUID id,
        UUID patient,
        String code,
        FollowUpKind kind,
        FollowUpStatus status,
        int priority,
        UUID site,
        Window window,
        Why why,
        Optional<UUID> series,
        Optional<UUID> session,
        Optional<UUID> follows,
        List<String> instruments,
        Optional<UUID> appointment,
        Optional<FollowUp.Ownership> owner,
        int attempts,
        Optional<Instant> nextTryAt,
        int escalation,
        Optional<Instant> completedAt,
        Optional<UUID> completedBy,
        Optional<String> outcome,
        Optional<SensitiveText> result,
        List<UUID> responses,
        Optional<UUID> about,
        Optional<Suggestion> suggestion,
        long version) {

    FollowUpState state(Instant now) {
        return FollowUpState.of(status, window.from(), window.to(), now);
    }

    /** Who works on it now. */
    Optional<FollowUp.Ownership> owner(Instant now) {
        return owner.filter(held -> now.isBefore(held.until()));
    }
}
