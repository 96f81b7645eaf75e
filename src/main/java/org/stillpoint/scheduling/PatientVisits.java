package org.stillpoint.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.ClinicPlan;
import org.stillpoint.clinic.Route;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.DatabaseJson;
import org.stillpoint.platform.TimeSlot;

/**
 * Appointments as facts for the features above: each question is one query, and what it answers is as the transaction finds it
 * now, never what it has read before. Who shows any of it to somebody records that.
 */
@ApplicationScoped
public class PatientVisits {

    private static final String FACTS = """
            select id, reference, patient_id, service_id, site_id, start_at, end_at, status, actors,
                   displaced_at is not null, version
              from appointment
            """;

    private static final String IN_ORDER = " order by start_at, id";

    private final Database database;
    private final Clinic clinic;

    PatientVisits(Database database, Clinic clinic) {
        this.database = database;
        this.clinic = clinic;
    }

    /** All visits at which a patient is or was to be given something, whatever became of them, in the order of their starts. */
    public List<VisitFact> treatmentsOf(UUID patient) {
        return facts(FACTS + " where patient_id = ?" + IN_ORDER, patient).stream()
                .filter(visit -> visit.service().route() != Route.NONE)
                .toList();
    }

    /** Visits to which these patients came to be given something, in the order of their starts. */
    public List<VisitFact> treatmentsCameTo(Collection<UUID> patients) {
        return facts(FACTS + " where patient_id = any(?) and status = 'ARRIVED'" + IN_ORDER, (Object)
                        patients.toArray(UUID[]::new))
                .stream()
                .filter(visit -> visit.service().route() != Route.NONE)
                .toList();
    }

    /** In the order of their starts; what does not exist is left out. */
    public List<VisitFact> of(Collection<UUID> appointments) {
        return appointments.isEmpty()
                ? List.of()
                : facts(FACTS + " where id = any(?)" + IN_ORDER, (Object) appointments.toArray(UUID[]::new));
    }

    /** A patient's booked visits that start after that moment, in the order of their starts. */
    public List<VisitFact> bookedFor(UUID patient, Instant after) {
        return facts(FACTS + " where patient_id = ? and start_at > ? and status = 'BOOKED'" + IN_ORDER, patient, after);
    }

    /** Booked visits that start at the site in that time and have lost an actor. */
    public List<VisitFact> displacedAt(UUID site, TimeSlot starts) {
        return facts(FACTS + """
                 where site_id = ? and start_at >= ? and start_at < ? and displaced_at is not null and status = 'BOOKED'
                """ + IN_ORDER, site, starts.start(), starts.end());
    }

    /** Booked visits that start at the site in that time, displaced or not. */
    public List<VisitFact> bookedAt(UUID site, TimeSlot starts) {
        return facts(
                FACTS + " where site_id = ? and start_at >= ? and start_at < ? and status = 'BOOKED'" + IN_ORDER,
                site,
                starts.start(),
                starts.end());
    }

    private List<VisitFact> facts(String sql, Object... values) {
        var rows = database.list(sql, PatientVisits::row, values);
        var plan = clinic.plan(known -> rows.stream().allMatch(row -> row.isKnownTo(known)));
        return rows.stream().map(row -> row.fact(plan)).toList();
    }

    private record Row(
            UUID id,
            String reference,
            UUID patient,
            UUID service,
            UUID site,
            Instant start,
            Instant end,
            AppointmentStatus status,
            String actors,
            boolean displaced,
            long version) {

        boolean isKnownTo(ClinicPlan plan) {
            return plan.service(service).isPresent() && plan.site(site).isPresent();
        }

        VisitFact fact(ClinicPlan plan) {
            return new VisitFact(
                    id,
                    reference,
                    patient,
                    plan.service(service).orElseThrow(),
                    plan.site(site).orElseThrow(),
                    start,
                    end,
                    status,
                    DatabaseJson.list(actors, PlannedActor.class),
                    displaced,
                    version);
        }
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getObject(3, UUID.class),
                row.getObject(4, UUID.class),
                row.getObject(5, UUID.class),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                row.getObject(7, OffsetDateTime.class).toInstant(),
                AppointmentStatus.valueOf(row.getString(8)),
                row.getString(9),
                row.getBoolean(10),
                row.getLong(11));
    }
}
