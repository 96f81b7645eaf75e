package org.stillpoint.followup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.outcome.Instruments;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.Ids;
import org.stillpoint.treatment.Courses;

/**
 * Works marks off: deletes them and writes what they ask for in one transaction, so that neither is there without the other. Of one
 * patient by one transaction at a time; a mark that is written meanwhile stays for the next.
 */
@ApplicationScoped
@Transactional
class Recompute {

    /** Of these advisory locks, which have the patient as the second key: "foll". */
    static final int LOCK = 0x666f6c6c;

    /** So many patients at once: more would keep those waiting who read one of them. */
    private static final int AT_ONCE = 25;

    /** The oldest marks first, and only of patients whom nobody else works off. */
    private static final String TAKE = """
            select patient_id from (
                select patient_id, min(id) as first from (select patient_id, id from follow_up_mark order by id limit ?) oldest
                 group by patient_id order by first limit ?) next
             where pg_try_advisory_xact_lock(?, hashtext(patient_id::text))""";

    private static final String WORK_OFF = """
            delete from follow_up_mark where patient_id = any(?) returning patient_id, marked_at""";

    private final Database database;
    private final PatientFactsReader reader;
    private final Courses courses;
    private final Instruments instruments;
    private final Clinic clinic;
    private final Ids ids;
    private final Clock clock;

    Recompute(
            Database database,
            PatientFactsReader reader,
            Courses courses,
            Instruments instruments,
            Clinic clinic,
            Ids ids,
            Clock clock) {
        this.database = database;
        this.reader = reader;
        this.courses = courses;
        this.instruments = instruments;
        this.clinic = clinic;
        this.ids = ids;
        this.clock = clock;
    }

    /** Of some patients; how many marks there were. */
    int some() {
        var patients = database.list(TAKE, row -> row.getObject(1, UUID.class), 8 * AT_ONCE, AT_ONCE, LOCK);
        return patients.isEmpty() ? 0 : workOff(patients);
    }

    /** Who waits longest. */
    List<UUID> waiting() {
        return database.list(
                "select patient_id from follow_up_mark group by patient_id order by min(id) limit ?",
                row -> row.getObject(1, UUID.class),
                8 * AT_ONCE);
    }

    /** Of one patient, in the caller's transaction: who has written something and then reads sees what follows from it. */
    void of(UUID patient) {
        if (database.first("select 1 from follow_up_mark where patient_id = ? limit 1", row -> 1, patient)
                .isPresent()) {
            lock(patient);
            workOff(List.of(patient));
        }
    }

    /** Waits until nobody else works off the patient's marks, and lets others wait. */
    void lock(UUID patient) {
        database.first("select pg_advisory_xact_lock(?, hashtext(?))", row -> 1, LOCK, patient.toString());
    }

    private record Mark(UUID patient, Instant at) {}

    /** Of these, whom the caller has locked. */
    int workOff(Collection<UUID> patients) {
        var marks = database.list(
                WORK_OFF,
                row -> new Mark(
                        row.getObject(1, UUID.class),
                        row.getObject(2, OffsetDateTime.class).toInstant()),
                (Object) patients.toArray(UUID[]::new));
        Map<UUID, Instant> since = marks.stream()
                .collect(Collectors.toMap(Mark::patient, Mark::at, (one, other) -> one.isBefore(other) ? one : other));
        if (!since.isEmpty()) {
            again(since);
        }
        return marks.size();
    }

    private ZoneId zone(UUID site) {
        return clinic.plan(known -> known.site(site).isPresent())
                .site(site)
                .orElseThrow()
                .zone();
    }

    /** {@code since}: for each patient when it happened that is worked off. */
    void again(Map<UUID, Instant> since) {
        var writes = new FollowUpWrites(ids::next, clock.instant());
        for (var read : reader.of(since.keySet())) {
            var patient = read.facts().patient();
            var planned = new Planner(read.facts(), courses::protocol, instruments::asking, this::zone).plan();
            new Difference(read.facts(), read.known(), since.get(patient), writes).write(planned);
        }
        if (!writes.isEmpty()) {
            database.send(writes.statements());
        }
    }
}
