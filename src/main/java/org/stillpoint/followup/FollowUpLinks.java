package org.stillpoint.followup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.stillpoint.patient.PatientKeysRevoked;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.NotFound;
import org.stillpoint.security.Audit;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.Deed;
import org.stillpoint.security.KeyKind;
import org.stillpoint.security.PersonalKeys;

/** Makes links by which a patient answers one follow-up, until its window has passed. Who has only the link learns nothing by it. */
@ApplicationScoped
@Transactional
class FollowUpLinks {

    /** The key outlives the link, so that who comes late is told so and not that they are unknown. */
    private static final Duration LOOK_BACK = Duration.ofDays(30);

    private static final String KEEP = """
            insert into follow_up_link (follow_up_id, issued_at, issued_by, wrong) values (?, ?, ?, 0)
            on conflict (follow_up_id) do update
                    set issued_at = excluded.issued_at, issued_by = excluded.issued_by, wrong = 0""";

    private static final String FIND = """
            select f.id, f.patient_id, f.status, f.from_at, f.to_at, l.wrong
              from follow_up f join follow_up_link l on l.follow_up_id = f.id
             where f.id = ?""";

    private final FollowUps followUps;
    private final PersonalKeys keys;
    private final Database database;
    private final CurrentUser user;
    private final Audit audit;
    private final Clock clock;

    FollowUpLinks(
            FollowUps followUps, PersonalKeys keys, Database database, CurrentUser user, Audit audit, Clock clock) {
        this.followUps = followUps;
        this.keys = keys;
        this.database = database;
        this.user = user;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whoever takes back what a patient lost means the links too. */
    void end(@Observes PatientKeysRevoked revoked) {
        var ids = database.list(
                "select l.follow_up_id from follow_up_link l join follow_up f on f.id = l.follow_up_id where f.patient_id = ?",
                row -> row.getObject(1, UUID.class),
                revoked.patient());
        keys.revoke(KeyKind.FOLLOW_UP, ids.toArray(UUID[]::new));
    }

    /** The one that was made last is the good one. */
    FollowUpLinkView issue(UUID id) {
        var followUp = followUps.locked(id);
        var now = clock.instant();
        insistOnQuestions(followUp, now);
        database.update(KEEP, id, now, user.account().orElse(null));
        keys.revoke(KeyKind.FOLLOW_UP, id);
        var until = followUp.window().to();
        var key = keys.issue(KeyKind.FOLLOW_UP, id, until.plus(LOOK_BACK));
        audit.record(Deed.of("FOLLOW_UP_LINK_ISSUED", "FollowUp", id).about(followUp.patientId()));
        return new FollowUpLinkView(id, key, until.atOffset(ZoneOffset.UTC));
    }

    private static void insistOnQuestions(FollowUp followUp, Instant now) {
        if (!followUp.kind().isAnswered()) {
            throw new NotForPatients();
        }
        if (followUp.status() != FollowUpStatus.OPEN) {
            throw new FollowUpNotOpen(FollowUpState.settled(followUp.status()));
        }
        if (!now.isBefore(followUp.window().to())) {
            throw new FollowUpNotOpen(FollowUpState.OVERDUE);
        }
    }

    /** Of the key that was sent; refuses with {@link NotFound} whoever has none to this. */
    LinkRow own(UUID id) {
        return user.keySubject(KeyKind.FOLLOW_UP)
                .filter(id::equals)
                .flatMap(own -> database.first(FIND, FollowUpLinks::row, own))
                .orElseThrow(NotFound::new);
    }

    /** All that anybody learns who has found the link. */
    LinkStateView look(UUID id) {
        var link = own(id);
        audit.record(Deed.of("FOLLOW_UP_LINK_READ", "FollowUp", id).about(link.patient()));
        return new LinkStateView(link.state(clock.instant()));
    }

    private static LinkRow row(ResultSet row) throws SQLException {
        return new LinkRow(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                FollowUpStatus.valueOf(row.getString(3)),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getInt(6));
    }
}
