package org.stillpoint.followup;

import jakarta.enterprise.context.ApplicationScoped;
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
import org.stillpoint.platform.Database;
import org.stillpoint.platform.Ids;

/** Puts an answer that tells of danger at the top of the list, in the transaction of the answer. */
@ApplicationScoped
class Risks {

    private static final String CODE = "RISK";

    private static final String LAST_SITE =
            "select site_id from appointment where patient_id = ? order by start_at desc, id desc limit 1";

    private static final String SEEN_TO =
            "select from follow_up where patient_id = ? and origin = ? and status <> 'OPEN'";

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
        raise(
                answer.patient(),
                answer.corrects()
                        .filter(wrong -> !isSeenTo(answer.patient(), wrong))
                        .orElse(answer.response()),
                answer.answeredAt(),
                CrisisCall.UNSAID,
                List.of(answer.response()));
    }

    private boolean isSeenTo(UUID patient, UUID cause) {
        return database.first(SEEN_TO, row -> true, patient, CODE + ":" + cause).isPresent();
    }

    /** Something else than an answer to an instrument has told of it; once for each cause. */
    void raise(UUID patient, UUID cause, Instant at) {
        raise(patient, cause, at, CrisisCall.UNSAID, List.of());
    }

    /** The same with the time to respond that runs already. */
    void raise(CrisisFlagRaised news) {
        raise(news.patient(), news.flag(), news.at(), news.call(), List.of());
    }

    /** A clinic without any site has nobody who could see to it there; the flag or the answer itself still tells. */
    private void raise(UUID patient, UUID cause, Instant at, CrisisCall call, List<UUID> responses) {
        call.site().or(() -> site(patient)).ifPresent(site -> {
            var now = clock.instant();
            var writes = new FollowUpWrites(ids::next, now);
            var basis = FollowUpWrites.Basis.event(FollowUpDefaults.priority(CODE));
            writes.create(patient, planned(site, cause, at, window(call, now)), basis, responses);
            database.send(writes.statements());
        });
    }

    /** Late at once where the time that was promised is over. */
    private static Window window(CrisisCall call, Instant now) {
        var usual = now.plus(FollowUpDefaults.riskWindow());
        var to = call.by().filter(usual::isAfter).orElse(usual);
        return new Window(now, now, to.isBefore(now) ? now : to);
    }

    private static Planned planned(UUID site, UUID cause, Instant at, Window window) {
        return new Planned(
                CODE + ":" + cause,
                CODE,
                FollowUpKind.RISK,
                new Planned.Place(site, Optional.empty(), Optional.empty(), Optional.empty()),
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
