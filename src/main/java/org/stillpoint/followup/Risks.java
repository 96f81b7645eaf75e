package org.stillpoint.followup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.Site;
import org.stillpoint.outcome.ResponseRecorded;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.Ids;

/** Puts an answer that tells of danger at the top of the list, in the transaction of the answer. */
@ApplicationScoped
class Risks {

    private static final String CODE = "RISK";

    private static final String LAST_SITE =
            "select site_id from appointment where patient_id = ? order by start_at desc, id desc limit 1";

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

    /** Once for an answer and what corrects it. */
    void raise(ResponseRecorded answer) {
        raise(
                answer.patient(),
                answer.corrects().orElse(answer.response()),
                answer.answeredAt(),
                List.of(answer.response()));
    }

    /** Something else than an answer to an instrument has told of it; once for each cause. */
    void raise(UUID patient, UUID cause, Instant at) {
        raise(patient, cause, at, List.of());
    }

    /** A clinic without any site has nobody who could see to it there; the flag or the answer itself still tells. */
    private void raise(UUID patient, UUID cause, Instant at, List<UUID> responses) {
        site(patient).ifPresent(site -> {
            var now = clock.instant();
            var writes = new FollowUpWrites(ids::next, now);
            var basis = FollowUpWrites.Basis.event(FollowUpDefaults.priority(CODE));
            writes.create(patient, planned(site, cause, at, now), basis, responses);
            database.send(writes.statements());
        });
    }

    private static Planned planned(UUID site, UUID cause, Instant at, Instant now) {
        return new Planned(
                CODE + ":" + cause,
                CODE,
                FollowUpKind.RISK,
                new Planned.Place(site, Optional.empty(), Optional.empty(), Optional.empty()),
                new Window(now, now, now.plus(FollowUpDefaults.riskWindow())),
                List.of(),
                new Why(CODE, at, null, null, null, null),
                Optional.empty(),
                Optional.empty());
    }

    /** Where the patient was last or will be; else the clinic's first, whose staff see to it. */
    private Optional<UUID> site(UUID patient) {
        return database.first(LAST_SITE, row -> row.getObject(1, UUID.class), patient)
                .or(() -> clinic.plan().sites().stream()
                        .filter(site -> !site.retired())
                        .map(Site::id)
                        .findFirst());
    }
}
