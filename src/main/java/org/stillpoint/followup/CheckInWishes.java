package org.stillpoint.followup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.NotFound;
import org.stillpoint.security.Audit;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.Deed;

/**
 * Check-ins after sessions that have none by the plan, because a clinician wants one. They are worked out like the others: a dose whose
 * end is corrected moves them too.
 */
@ApplicationScoped
@Transactional
class CheckInWishes {

    private static final String SESSION = "select patient_id, dosing_ended_at from session where id = ?";
    private static final String KEEP = """
            insert into check_in_wish (session_id, patient_id, asked_at, asked_by) values (?, ?, ?, ?)
            on conflict (session_id) do nothing""";

    private final FollowUps followUps;
    private final FollowUpViews views;
    private final FollowUpMarks marks;
    private final Recompute recompute;
    private final Database database;
    private final CurrentUser user;
    private final Audit audit;
    private final Clock clock;

    CheckInWishes(
            FollowUps followUps,
            FollowUpViews views,
            FollowUpMarks marks,
            Recompute recompute,
            Database database,
            CurrentUser user,
            Audit audit,
            Clock clock) {
        this.followUps = followUps;
        this.views = views;
        this.marks = marks;
        this.recompute = recompute;
        this.database = database;
        this.user = user;
        this.audit = audit;
        this.clock = clock;
    }

    private record Given(UUID patient, Optional<Instant> endedAt) {}

    /** The one that there is already, if somebody has asked before. Refuses with {@link CheckInNotPossible}. */
    FollowUpView ask(UUID session) {
        var given = database.first(
                        SESSION,
                        row -> new Given(
                                row.getObject(1, UUID.class),
                                Optional.ofNullable(row.getObject(2, OffsetDateTime.class))
                                        .map(OffsetDateTime::toInstant)),
                        session)
                .orElseThrow(NotFound::new);
        if (given.endedAt().isEmpty()) {
            throw CheckInNotPossible.notDosed();
        }
        recompute.lock(given.patient());
        recompute.of(given.patient());
        if (followUps.checkInAfter(session).isEmpty()) {
            database.update(
                    KEEP,
                    session,
                    given.patient(),
                    clock.instant(),
                    user.account().orElseThrow());
            marks.mark(given.patient());
            recompute.workOff(List.of(given.patient()));
        }
        var followUp = followUps.checkInAfter(session).orElseThrow(CheckInNotPossible::tooLate);
        audit.record(Deed.of("CHECK_IN_ASKED_FOR", "FollowUp", followUp.id()).about(given.patient()));
        return views.of(followUp);
    }
}
