package org.stillpoint.followup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.Ids;

/**
 * Notices whom nobody has heard of in time and runs after them, step by step, at last by a call. Each step follows the end of the
 * window that has passed, whenever this is run, and is made once.
 */
@ApplicationScoped
@Transactional
class MissedContacts {

    static final String CODE = "MISSED_CONTACT";

    private static final int AT_ONCE = 25;

    private static final String PASSED = """
            select patient_id from (
                select patient_id, min(to_at) as first from follow_up
                 where status = 'OPEN' and kind in ('CHECK_IN', 'QUESTIONNAIRE') and to_at <= ?
                 group by patient_id order by first limit ?) late
             where pg_try_advisory_xact_lock(?, hashtext(patient_id::text))""";

    private static final String LATE = """
            select patient_id from follow_up
             where status = 'OPEN' and kind in ('CHECK_IN', 'QUESTIONNAIRE') and to_at <= ?
             group by patient_id order by min(to_at) limit 1000""";

    private final Recompute recompute;
    private final PatientFactsReader reader;
    private final Database database;
    private final Ids ids;
    private final Clock clock;

    MissedContacts(Recompute recompute, PatientFactsReader reader, Database database, Ids ids, Clock clock) {
        this.recompute = recompute;
        this.reader = reader;
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    /** Who is late, the oldest first; so many that those who can not be worked off do not hide the others. */
    List<UUID> late() {
        return database.list(LATE, row -> row.getObject(1, UUID.class), clock.instant());
    }

    /** Of one patient. */
    void of(UUID patient) {
        recompute.lock(patient);
        miss(List.of(patient), clock.instant());
    }

    /** Of some patients; how many follow-ups were missed. An answer that is there already has been worked off before. */
    int some() {
        var now = clock.instant();
        var patients = database.list(PASSED, row -> row.getObject(1, UUID.class), now, AT_ONCE, Recompute.LOCK);
        return patients.isEmpty() ? 0 : miss(patients, now);
    }

    private int miss(List<UUID> patients, Instant now) {
        recompute.workOff(patients);
        var writes = new FollowUpWrites(ids::next, now);
        int missed = miss(reader.known(patients), now, writes);
        if (!writes.isEmpty()) {
            database.send(writes.statements());
        }
        return missed;
    }

    /** Of these, who should have answered by now; how many they are. */
    static int miss(List<KnownFollowUp> known, Instant now, FollowUpWrites writes) {
        var late = known.stream()
                .filter(each -> each.isOpen() && each.kind().isAnswered())
                .filter(each -> !now.isBefore(each.window().to()))
                .toList();
        late.forEach(each -> miss(each, now, writes));
        return late.size();
    }

    private static void miss(KnownFollowUp late, Instant now, FollowUpWrites writes) {
        writes.miss(late);
        var steps = FollowUpDefaults.outreach();
        int next = late.follows().isPresent() ? step(late) + 1 : 1;
        if (next <= steps.size()) {
            create(late, next, passed(late), now, writes);
        }
    }

    /** When the window of the first of them had passed; of the steps after it their origin says it, whenever they were made. */
    private static Instant passed(KnownFollowUp late) {
        return late.follows().isEmpty() ? late.window().to() : Instant.ofEpochSecond(Long.parseLong(fromEnd(late, 2)));
    }

    private static int step(KnownFollowUp outreach) {
        return Integer.parseInt(fromEnd(outreach, 1));
    }

    private static String fromEnd(KnownFollowUp outreach, int part) {
        var parts = outreach.origin().split(":");
        return parts[parts.length - part];
    }

    /** Made so late that less than half of its time is left, as after an outage, it has all of its time from now on. */
    private static Window window(FollowUpDefaults.Outreach how, Instant passed, Instant now) {
        var due = passed.plus(how.after());
        boolean late = due.plus(how.window().dividedBy(2)).isBefore(now);
        return new Window.After(Duration.ZERO, Duration.ZERO, how.window()).of(late ? now : due);
    }

    private static void create(KnownFollowUp late, int step, Instant passed, Instant now, FollowUpWrites writes) {
        var how = FollowUpDefaults.outreach().get(step - 1);
        var kind = how.call() ? FollowUpKind.CALL : late.kind();
        var planned = new Planned(
                // What was missed, was opened again and is missed once more is run after once more.
                CODE + ":" + late.root() + ":" + passed.getEpochSecond() + ":" + step,
                CODE,
                kind,
                late.place(),
                window(how, passed, now),
                how.call() ? List.of() : late.instruments(),
                new Why(CODE, passed, step, FollowUpDefaults.outreach().size(), null, (int)
                        how.after().toDays()),
                Optional.empty(),
                Optional.empty());
        writes.create(late.patient(), planned, FollowUpWrites.Basis.missed(late.root(), step, how.call()));
    }

    /** A person calls now, whatever step it was at. */
    static void callNow(KnownFollowUp late, Instant now, FollowUpWrites writes) {
        writes.miss(late);
        int last = FollowUpDefaults.outreach().size();
        create(late, last, now.minus(FollowUpDefaults.outreach().get(last - 1).after()), now, writes);
    }
}
