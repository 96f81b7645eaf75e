package org.stillpoint.session;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class SessionChanges implements PanacheRepositoryBase<SessionChange, Long> {

    /** As they were recorded. */
    List<SessionChange> of(UUID session) {
        return list("sessionId = ?1 order by id", session);
    }

    /**
     * Since when it was ready at a moment after which that was taken back; empty where it was not. That it was, as somebody has said
     * later, says nothing of the time from then on.
     */
    Optional<Instant> readySince(UUID session, Instant moment) {
        var since = Optional.<Instant>empty();
        for (var change : of(session)) {
            if (change.to() == SessionState.READY && change.at().equals(change.recordedAt())) {
                since = Optional.of(change.at());
            } else if (change.to() == SessionState.ARRIVED) {
                if (moment.isBefore(change.at())) {
                    return since.filter(ready -> !ready.isAfter(moment.plus(DayGates.SAME_MINUTE)));
                }
                since = Optional.empty();
            }
        }
        return Optional.empty();
    }
}
