package org.stillpoint.followup;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.stillpoint.clinic.ClinicPlan;
import org.stillpoint.clinic.Route;
import org.stillpoint.followup.PatientFacts.Booked;
import org.stillpoint.followup.PatientFacts.Fell;
import org.stillpoint.followup.PatientFacts.NotClosed;

/**
 * A visit that was booked and has led to no dose.
 *
 * @param came the patient did, also where nobody has recorded it but what clinicians have found since it began
 * @param fellAt when it was known that it does not
 * @param dosing the session, where dosing began
 * @param askedUntil of one that was booked for a follow-up that is a visit or a review: until when that asked for it, for ever as long
 *     as nobody has seen to it
 */
record TreatmentVisit(
        UUID patient,
        UUID id,
        UUID service,
        UUID site,
        Instant start,
        boolean came,
        Optional<Instant> fellAt,
        Optional<UUID> dosing,
        Optional<Instant> askedUntil) {

    /**
     * All that have not led to a dose. Whoever is in the building is not through with the visit: it has not fallen through. One that
     * has been over for long, and of which nobody has said what became of it, has, also where the patient came; where dosing began
     * nobody knows.
     */
    static final String ALL = """
            select a.patient_id, a.id, a.service_id, a.start_at, a.site_id,
                   case when a.status = 'CANCELLED' then a.cancelled_at
                        when a.status = 'NO_SHOW' then coalesce(a.missed_at, a.start_at)
                        when s.left_at is not null and s.dosing_began_at is null then s.left_at
                        when a.end_at <= ? then a.end_at end as fell_at,
                   case when s.dosing_began_at is not null then s.id end as dosing,
                   a.status = 'ARRIVED' or a.status = 'BOOKED' and (
                       exists (select from evaluation e where e.patient_id = a.patient_id
                                and (e.appointment_id = a.id or e.done_at >= a.start_at))
                       or exists (select from clearance c where c.patient_id = a.patient_id and c.recorded_at >= a.start_at)
                       or exists (select from consent c where c.patient_id = a.patient_id and c.signed_at >= a.start_at
                                   and c.kind in ('TREATMENT', 'OFF_LABEL') and c.recorded_by is not null)),
                   asked.until
              from appointment a
              left join (select (e.detail ->> 'appointment')::uuid as visit,
                                max(case when f.status = 'OPEN' then 'infinity' else coalesce(f.completed_at, f.updated_at) end) as until
                           from follow_up f join follow_up_event e on e.follow_up_id = f.id and e.what = 'BOOKED'
                          where f.patient_id = any(?) and f.kind in ('VISIT', 'REVIEW')
                          group by visit) asked on asked.visit = a.id
              left join session s on s.appointment_id = a.id
             where a.patient_id = any(?) and s.dosing_ended_at is null
             order by fell_at, a.start_at, a.id""";

    boolean isTreatment(ClinicPlan plan) {
        return plan.service(service).orElseThrow().route() != Route.NONE;
    }

    /** Still when it fell through: that was seen to with the follow-up. */
    boolean askedFor() {
        return askedUntil
                .filter(until -> fellAt.filter(until::isBefore).isEmpty())
                .isPresent();
    }

    Stream<Booked> booked() {
        return fellAt.isPresent() ? Stream.empty() : Stream.of(new Booked(id, start));
    }

    Stream<Fell> fell() {
        return dosing.isPresent() ? Stream.empty() : fellAt.map(at -> new Fell(id, site, start, at)).stream();
    }

    Stream<NotClosed> notClosed() {
        return fellAt.flatMap(at -> dosing.map(session -> new NotClosed(session, id, site, at))).stream();
    }

    static TreatmentVisit read(ResultSet row) throws SQLException {
        return new TreatmentVisit(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                row.getObject(5, UUID.class),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                row.getBoolean(8),
                Optional.ofNullable(row.getObject(6, OffsetDateTime.class)).map(OffsetDateTime::toInstant),
                Optional.ofNullable(row.getObject(7, UUID.class)),
                Optional.ofNullable(row.getObject(9, OffsetDateTime.class)).map(OffsetDateTime::toInstant));
    }
}
