package org.stillpoint.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.stillpoint.availability.Availability;
import org.stillpoint.patient.ErasureObstacle;
import org.stillpoint.patient.Patients;
import org.stillpoint.patient.PersonalData;
import org.stillpoint.platform.AnswersAbout;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.References;
import org.stillpoint.platform.RoundTrip;
import org.stillpoint.platform.StoredRows;
import org.stillpoint.security.KeyKind;
import org.stillpoint.security.PersonalKeys;

/**
 * A person's visits. Those that are over stay in the calendar, because rooms and people were busy with them, as nobody's: without
 * the reference by which the patient knew them, without what staff wrote, and without a calendar of the patient's.
 */
@ApplicationScoped
class VisitsOfPerson implements PersonalData {

    private static final String VISITS = """
            select a.id, a.reference, a.status, service.code as service, site.code as site, a.start_at, a.end_at, a.local_start,
                   a.zone, a.phases, a.actors, a.moves, a.override_reason, a.overridden_by, a.displaced_at, a.cancel_reason, a.cancel_note, a.cancelled_at,
                   a.cancelled_late, a.arrived_at, a.missed_at, a.booked_at, a.booked_by
              from appointment a
              join service on service.id = a.service_id
              join site on site.id = a.site_id
             where a.patient_id = ?
             order by a.start_at, a.id
            """;

    private static final String OVERRIDES = """
            select o.* from gate_override o
              join appointment a on a.id = o.appointment_id
             where a.patient_id = ?
             order by o.overridden_at, o.id
            """;

    /** Of a visit that nobody has recorded as missed nobody can say that it was not. */
    private static final String LAST =
            "select max(end_at) from appointment where patient_id = ? and status in ('BOOKED', 'ARRIVED') and end_at <= ?";

    private static final String AHEAD =
            "select max(end_at) from appointment where patient_id = ? and status in ('BOOKED', 'ARRIVED') and end_at > ?";

    private static final String NOBODYS = """
            update appointment
               set patient_id = ?, reference = ?, override_reason = null, overridden_by = null, cancel_note = null,
                   cancel_reason = case when cancel_reason is not null then 'OTHER' end,
                   version = version + 1
             where id = ?
            """;

    private final StoredRows rows;
    private final Database database;
    private final Availability availability;
    private final PersonalKeys keys;
    private final AnswersAbout answers;
    private final Clock clock;

    VisitsOfPerson(
            StoredRows rows,
            Database database,
            Availability availability,
            PersonalKeys keys,
            AnswersAbout answers,
            Clock clock) {
        this.rows = rows;
        this.database = database;
        this.availability = availability;
        this.keys = keys;
        this.answers = answers;
        this.clock = clock;
    }

    @Override
    public Set<String> tables() {
        return Set.of("appointment", "gate_override");
    }

    @Override
    public Map<String, List<Map<String, Object>>> export(UUID patient) {
        return Map.of(
                "appointments",
                rows.of("appointment", VISITS, patient),
                "gateOverrides",
                rows.of("gate_override", OVERRIDES, patient));
    }

    @Override
    public Optional<Instant> lastTreated(UUID patient) {
        return latest(LAST, patient);
    }

    @Override
    public List<ErasureObstacle> obstacles(UUID patient) {
        return latest(AHEAD, patient)
                .map(until -> new ErasureObstacle(ErasureObstacle.Code.UPCOMING_APPOINTMENT, until))
                .stream()
                .toList();
    }

    private Optional<Instant> latest(String query, UUID patient) {
        return database.list(
                        query,
                        row -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)),
                        patient,
                        clock.instant())
                .getFirst()
                .map(OffsetDateTime::toInstant);
    }

    /** The claims first, and then the appointments, as everybody does. */
    @Override
    public void erase(UUID patient) {
        availability.forget(patient);
        var ids = database.list(
                "select id from appointment where patient_id = ? order by id for update",
                row -> row.getObject(1, UUID.class),
                patient);
        var writes = new RoundTrip();
        for (var id : ids) {
            writes.update(NOBODYS, count -> {}, Patients.NOBODY, References.next(), id);
        }
        var all = ids.toArray(UUID[]::new);
        writes.update("delete from gate_override where appointment_id = any(?)", count -> {}, (Object) all);
        writes.update("delete from hold where id = any(?)", count -> {}, (Object) all);
        database.send(writes);
        keys.revoke(KeyKind.APPOINTMENT, all);
        keys.revoke(KeyKind.HOLD, all);
        answers.forget(all);
    }
}
