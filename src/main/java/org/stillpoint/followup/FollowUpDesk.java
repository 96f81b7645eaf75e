package org.stillpoint.followup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.Ids;
import org.stillpoint.platform.InvalidRequest;
import org.stillpoint.security.Audit;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.Deed;
import org.stillpoint.security.Roles;

/** What staff do about follow-ups, one person at a time. Waits for whoever works the patient's out, and lets them wait. */
@ApplicationScoped
@Transactional
class FollowUpDesk {

    private static final String KIND = "FollowUp";

    private final FollowUps followUps;
    private final FollowUpHistory history;
    private final FollowUpViews views;
    private final FollowUpMarks marks;
    private final Recompute recompute;
    private final MoveRequests moves;
    private final PatientFactsReader reader;
    private final Database database;
    private final FollowUpConfig config;
    private final Clinic clinic;
    private final CurrentUser user;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    FollowUpDesk(
            FollowUps followUps,
            FollowUpHistory history,
            FollowUpViews views,
            FollowUpMarks marks,
            Recompute recompute,
            MoveRequests moves,
            PatientFactsReader reader,
            Database database,
            FollowUpConfig config,
            Clinic clinic,
            CurrentUser user,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.followUps = followUps;
        this.history = history;
        this.views = views;
        this.marks = marks;
        this.recompute = recompute;
        this.moves = moves;
        this.reader = reader;
        this.database = database;
        this.config = config;
        this.clinic = clinic;
        this.user = user;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    private ZoneId zone(UUID site) {
        return clinic.plan(known -> known.site(site).isPresent())
                .site(site)
                .orElseThrow()
                .zone();
    }

    FollowUpView get(UUID id) {
        var followUp = followUps.get(id);
        audit.record(deed("FOLLOW_UP_READ", followUp));
        return views.of(followUp, history.of(id));
    }

    FollowUpView take(UUID id) {
        var followUp = followUps.locked(id);
        var now = clock.instant();
        followUp.take(staff(), now, now.plus(config.assignment()));
        return kept(followUp, "TAKEN", Map.of(), now);
    }

    /** A manager also for somebody who has gone home. */
    FollowUpView giveBack(UUID id) {
        var followUp = followUps.locked(id);
        var now = clock.instant();
        if (!user.has(Roles.MANAGER)) {
            followUp.insistOnNobodyElse(staff(), now);
        }
        followUp.insistOnWork();
        followUp.giveBack(now);
        return kept(followUp, "GIVEN_BACK", Map.of(), now);
    }

    FollowUpView tried(UUID id, long version, TryFollowUpLater request) {
        var followUp = worked(id, version);
        var now = clock.instant();
        var again = Optional.ofNullable(request.nextTryAt()).map(OffsetDateTime::toInstant);
        again.filter(at -> !at.isAfter(now)).ifPresent(past -> {
            throw InvalidRequest.at("/nextTryAt", "must be in the future");
        });
        insistOnClinician(followUp);
        again.filter(at -> at.isAfter(followUp.triedAgainBy(now))).ifPresent(late -> {
            throw InvalidRequest.at("/nextTryAt", "is too late");
        });
        followUp.tried(again.orElse(null), now);
        return kept(followUp, "TRIED", Map.of("outcome", request.outcome()), now);
    }

    /** Whoever was run after is not run after any more; what comes again and again is counted from now. */
    FollowUpView complete(UUID id, long version, CompleteFollowUp request) {
        var patient = followUps.get(id).patientId();
        recompute.lock(patient);
        var followUp = worked(id, version);
        insistOnClinician(followUp);
        request.check(followUp.kind());
        var now = clock.instant();
        followUp.complete(request.outcome(), request.result(), staff(), now);
        followUps.openAfter(followUp.root()).stream()
                .filter(each -> !each.id().equals(id))
                .forEach(each -> {
                    each.close(now);
                    history.tell(each, "CLOSED", Map.of(), Optional.empty(), now);
                });
        marks.mark(patient);
        return kept(followUp, "COMPLETED", Map.of("outcome", request.outcome()), now);
    }

    private void insistOnClinician(FollowUp followUp) {
        boolean clinical = followUp.kind() == FollowUpKind.RISK || followUp.kind() == FollowUpKind.REVIEW;
        if (clinical && !user.has(Roles.NURSE)) {
            throw new ClinicianNeeded();
        }
    }

    /** The session that is due next is due earlier from now on; nothing is booked, and what is booked is moved by who calls. */
    FollowUpView accept(UUID id, long version) {
        var patient = followUps.get(id).patientId();
        recompute.lock(patient);
        var followUp = worked(id, version);
        var now = clock.instant();
        recompute.of(patient);
        followUp.suggestion()
                .filter(suggested -> !followUps.isDone(patient, suggested.origin()))
                .orElseThrow(NothingSuggested::new);
        var zone = zone(followUp.siteId());
        var accepted = followUp.accept(staff(), LocalDate.ofInstant(now, zone), now);
        moves.ask(followUp, accepted, zone, now);
        marks.mark(patient);
        return kept(followUp, "ACCEPTED", Map.of(), now);
    }

    /** To the top of the list; what a patient has not answered, a person calls about now. */
    FollowUpView escalate(UUID id, long version) {
        var patient = followUps.get(id).patientId();
        recompute.lock(patient);
        var followUp = worked(id, version);
        var now = clock.instant();
        followUp.escalate(now);
        followUps.flush();
        if (followUp.kind().isAnswered() && followUp.status() == FollowUpStatus.OPEN) {
            callNow(followUp, now);
        }
        return kept(followUp, "ESCALATED", Map.of(), now);
    }

    private void callNow(FollowUp followUp, Instant now) {
        var writes = new FollowUpWrites(ids::next, now);
        var known = reader.known(List.of(followUp.patientId())).stream()
                .filter(each -> each.id().equals(followUp.id()))
                .findFirst()
                .orElseThrow();
        MissedContacts.callNow(known, now, writes);
        database.send(writes.statements());
        followUps.getEntityManager().refresh(followUp);
    }

    private FollowUp worked(UUID id, long version) {
        var followUp = followUps.locked(id, version);
        followUp.insistOnWork();
        followUp.insistOnNobodyElse(staff(), clock.instant());
        return followUp;
    }

    private FollowUpView kept(FollowUp followUp, String what, Map<String, Object> detail, Instant now) {
        followUps.flush();
        history.tell(followUp, what, detail, user.account(), now);
        audit.record(deed("FOLLOW_UP_" + what, followUp));
        return views.of(followUp);
    }

    private static Deed deed(String action, FollowUp followUp) {
        return Deed.of(action, KIND, followUp.id()).about(followUp.patientId());
    }

    private UUID staff() {
        return user.account().orElseThrow();
    }
}
