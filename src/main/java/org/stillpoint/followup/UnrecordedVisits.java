package org.stillpoint.followup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.stillpoint.patient.Patients;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.RecurringJob;

/**
 * Marks who had a visit of which nobody has recorded whether they came, or what became of it: nothing else happens that would say that it
 * is over, and as long as it counts as booked nobody asks after the patient.
 */
@ApplicationScoped
class UnrecordedVisits implements RecurringJob {

    /** After so long a time without a server they are still found; who was worked out already is so again, and nothing changes. */
    private static final Duration LOOK_BACK = Duration.ofDays(8);

    /** Nobody who waits for a first treatment is asked after while something is booked. */
    private static final String MARK = """
            insert into follow_up_mark (patient_id, marked_at)
            select distinct a.patient_id, ?::timestamptz from appointment a join service s on s.id = a.service_id
             where (a.status = 'BOOKED' and (exists (select from session where patient_id = a.patient_id)
                       or exists (select from treatment_series where patient_id = a.patient_id)
                       or not exists (select from appointment next
                                       where next.patient_id = a.patient_id and next.status = 'BOOKED' and next.end_at > ?))
                    or a.status = 'ARRIVED' and (s.route <> 'NONE' or exists (
                       select from follow_up where appointment_id = a.id and status = 'OPEN')))
               and a.patient_id <> ? and a.start_at > ? and a.start_at <= ? and a.end_at <= ?
               and not exists (select from session where appointment_id = a.id
                                   and (dosing_ended_at is not null or left_at is not null))""";

    private final Database database;
    private final Clock clock;

    UnrecordedVisits(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "unrecorded-visits";
    }

    @Override
    public Duration pause() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        var now = clock.instant();
        var over = now.minus(FollowUpDefaults.unrecordedAfter());
        database.update(MARK, now, over, Patients.NOBODY, over.minus(LOOK_BACK), over, over);
    }
}
