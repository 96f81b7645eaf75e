package org.stillpoint.followup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
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
        var now = clock.instant();
        var writes = new FollowUpWrites(ids::next, now);
        var planned = new Planned(
                CODE + ":" + answer.corrects().orElse(answer.response()),
                CODE,
                FollowUpKind.RISK,
                new Planned.Place(site(answer.patient()), Optional.empty(), Optional.empty(), Optional.empty()),
                new Window(now, now, now.plus(FollowUpDefaults.riskWindow())),
                List.of(),
                new Why(CODE, answer.answeredAt(), null, null, null, null),
                Optional.empty(),
                Optional.empty());
        writes.create(
                answer.patient(),
                planned,
                FollowUpWrites.Basis.event(FollowUpDefaults.priority(CODE)),
                List.of(answer.response()));
        database.send(writes.statements());
    }

    /** Where the patient was last or will be; else the clinic's first, whose staff see to it. */
    private UUID site(UUID patient) {
        return database.first(LAST_SITE, row -> row.getObject(1, UUID.class), patient)
                .orElseGet(() -> clinic.plan().sites().stream()
                        .filter(site -> !site.retired())
                        .map(Site::id)
                        .findFirst()
                        .orElseThrow());
    }
}
