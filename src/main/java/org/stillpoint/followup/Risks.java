package org.stillpoint.followup;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.Site;
import org.stillpoint.outcome.ResponseRecorded;
import org.stillpoint.patient.CrisisCall;
import org.stillpoint.patient.CrisisFlagRaised;
import org.stillpoint.patient.CrisisOrigin;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.Ids;

/** Puts an answer that tells of danger at the top of the list, in the transaction of the answer. */
@ApplicationScoped
class Risks {

    private static final String CODE = "RISK";

    private static final String LAST_SITE =
            "select site_id from appointment where patient_id = ? order by start_at desc, id desc limit 1";

    /** Of a correction all that it stands in the place of, the first answer last. */
    private static final String CORRECTED = """
            with recursive chain (id, corrects, nth) as (
                select id, corrects, 1 from response where id = ?
                union all
                select r.id, r.corrects, nth + 1 from chain join response r on r.id = chain.corrects)
            select id from chain order by nth""";

    /** Nobody has seen to the wrong one yet: whoever does sees the right one too. */
    private static final String ADD = """
            update follow_up set version = version + 1,
                   responses = case when ? = any(responses) then responses else array_append(responses, ?) end
             where patient_id = ? and origin = ? and status = 'OPEN'""";

    /** What a check-in belongs to. */
    private static final String CHECK_IN = """
            select f.series_id, f.session_id, f.id from follow_up f join check_in c on c.follow_up_id = f.id where c.id = ?""";

    /** Whoever is about to say that it was seen to has to look again: danger was told of since. */
    private static final String AGAIN = """
            update follow_up set version = version + 1, updated_at = ?, why = jsonb_set(why, '{since}', to_jsonb(?::text))
             where patient_id = ? and starts_with(origin, ?) and status = 'OPEN' and (why ->> 'since')::timestamptz < ?""";

    /**
     * Of each that the same has made whether somebody still is to see to it, or has known of what was told at that moment. When it was
     * completed does not say that: who tells of danger may have waited meanwhile.
     */
    private static final String SEEN_TO = """
            select status = 'OPEN' or (why ->> 'since')::timestamptz >= ?
              from follow_up where patient_id = ? and starts_with(origin, ?)""";

    private static final String NAME =
            "update follow_up set about = ? where patient_id = ? and origin = ? and about is null";

    private final Database database;
    private final Clinic clinic;
    private final Ids ids;
    private final Clock clock;

    Risks(Database database, Clinic clinic, Ids ids, Clock clock) {
        this.database = database;
        this.clinic = clinic;
        this.ids = ids;
        this.clock = clock;
    }

    /** Once for an answer and what corrects it, unless somebody has seen to the wrong one already: it may have said less. */
    void raise(ResponseRecorded answer) {
        var wrong = answer.corrects().map(this::corrected).orElse(List.of());
        if (wrong.stream().noneMatch(each -> isAdded(answer, each))) {
            raise(
                    answer.patient(),
                    Cause.of(answer.response()),
                    answer.answeredAt(),
                    CrisisCall.UNSAID,
                    List.of(answer.response()));
        }
    }

    private List<UUID> corrected(UUID wrong) {
        var found = database.list(CORRECTED, row -> row.getObject(1, UUID.class), wrong);
        return found.isEmpty() ? List.of(wrong) : found;
    }

    private boolean isAdded(ResponseRecorded answer, UUID wrong) {
        return database.update(ADD, answer.response(), answer.response(), answer.patient(), CODE + ":" + wrong) > 0;
    }

    /** What a check-in told; once for each, and with the same call where it raises a flag too. */
    void raiseOfCheckIn(UUID patient, UUID checkIn, Instant at) {
        raise(patient, cause(checkIn), at, CrisisCall.UNSAID, List.of());
    }

    /** The same with the time to respond that runs already; once more where danger is told of after somebody has seen to it. */
    void raise(CrisisFlagRaised news) {
        var checkIn = news.origin() == CrisisOrigin.RESPONSE
                ? database.first(CHECK_IN, row -> cause(news.originId(), row), news.originId())
                : Optional.<Cause>empty();
        var cause = checkIn.orElse(Cause.of(news.flag()));
        var seenTo = tellAgain(news.patient(), cause.origin(), news.at());
        if (!seenTo.contains(true)) {
            var fresh = seenTo.isEmpty() ? cause : cause.again(news.at());
            raise(news.patient(), fresh, news.at(), news.call(), List.of());
        }
    }

    /** The update waits for whoever is just completing one. */
    private List<Boolean> tellAgain(UUID patient, String origin, Instant at) {
        database.update(AGAIN, clock.instant(), at.toString(), patient, origin, at);
        return database.list(SEEN_TO, row -> row.getBoolean(1), at, patient, origin);
    }

    private Cause cause(UUID checkIn) {
        return database.first(CHECK_IN, row -> cause(checkIn, row), checkIn).orElseThrow();
    }

    private static Cause cause(UUID checkIn, ResultSet row) throws SQLException {
        return new Cause(
                CODE + ":" + checkIn,
                Optional.of(row.getObject(3, UUID.class)),
                Optional.ofNullable(row.getObject(1, UUID.class)),
                Optional.ofNullable(row.getObject(2, UUID.class)));
    }

    /**
     * What told of danger.
     *
     * @param checkIn the follow-up whose check-in it was, with what that belongs to
     */
    private record Cause(String origin, Optional<UUID> checkIn, Optional<UUID> series, Optional<UUID> session) {

        static Cause of(UUID id) {
            return new Cause(CODE + ":" + id, Optional.empty(), Optional.empty(), Optional.empty());
        }

        /** The same danger, told of anew. */
        Cause again(Instant at) {
            return new Cause(origin + ":" + at, checkIn, series, session);
        }
    }

    /** A clinic without any site has nobody who could see to it there; the flag or the answer itself still tells. */
    private void raise(UUID patient, Cause cause, Instant at, CrisisCall call, List<UUID> responses) {
        call.site().or(() -> site(patient)).ifPresent(site -> {
            var now = clock.instant();
            var writes = new FollowUpWrites(ids::next, now);
            var basis = FollowUpWrites.Basis.event(FollowUpDefaults.priority(CODE));
            var planned = planned(site, cause, at, window(call, now));
            writes.create(patient, planned, basis, responses);
            var statements = writes.statements();
            cause.checkIn().ifPresent(id -> statements.update(NAME, count -> {}, id, patient, planned.origin()));
            database.send(statements);
        });
    }

    /** The check-in, the response or the flag of which a risk tells. */
    static UUID checkIn(FollowUp risk) {
        return UUID.fromString(risk.origin().split(":")[1]);
    }

    /** Late at once where the time that was promised is over. */
    private static Window window(CrisisCall call, Instant now) {
        var usual = now.plus(FollowUpDefaults.riskWindow());
        var to = call.by().filter(usual::isAfter).orElse(usual);
        return new Window(now, now, to.isBefore(now) ? now : to);
    }

    private static Planned planned(UUID site, Cause cause, Instant at, Window window) {
        return new Planned(
                cause.origin(),
                CODE,
                FollowUpKind.RISK,
                new Planned.Place(site, cause.series(), cause.session(), Optional.empty()),
                window,
                List.of(),
                new Why(CODE, at, null, null, null, null),
                Optional.empty(),
                Optional.empty());
    }

    /** Where the patient was last or will be; else the clinic's first by its code, whose staff see to it. */
    private Optional<UUID> site(UUID patient) {
        return database.first(LAST_SITE, row -> row.getObject(1, UUID.class), patient)
                .or(() -> clinic.plan().sites().stream()
                        .filter(site -> !site.retired())
                        .sorted(Comparator.comparing(Site::code))
                        .map(Site::id)
                        .findFirst());
    }
}
