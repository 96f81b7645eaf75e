package org.stillpoint.followup;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.followup.PatientFacts.Answered;
import org.stillpoint.followup.PatientFacts.Dosed;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.RoundTrip;
import org.stillpoint.treatment.CourseFact;
import org.stillpoint.treatment.Courses;

/** Reads what patients' follow-ups are worked out from, and those that there are: by the same few statements for one as for many. */
@ApplicationScoped
class PatientFactsReader {

    private static final String DOSES = """
            select patient_id, id, appointment_id, site_id, service_id, protocol_id, dosing_ended_at,
                   exists (select from check_in_wish w where w.session_id = session.id)
              from session
             where patient_id = any(?) and dosing_ended_at is not null
             order by dosing_ended_at, id""";

    private static final String ANSWERS = """
            select patient_id, id, instrument, answered_at, case when not complete then follow_up end from response
             where patient_id = any(?) and (complete or follow_up is not null) and corrected_by is null and not withdrawn
             order by answered_at, id""";

    private static final String ACCEPTED = """
            select patient_id, suggested_for, suggested_from from follow_up
             where patient_id = any(?) and accepted_at is not null
             order by accepted_at, id""";

    private static final String KNOWN = """
            select f.id, f.patient_id, f.origin, f.kind, f.basis = 'PLAN', f.follows, f.status, f.site_id, f.series_id, f.session_id,
                   f.protocol_id, f.due_at, f.from_at, f.to_at, f.instruments, a.id, f.completed_at,
                   f.status = 'COMPLETED' and f.kind = 'SESSION' and f.completed_by is null, f.appointment_id,
                   case when f.kind = 'VISIT' and a.status = 'ARRIVED' and a.end_at <= ? then a.end_at end,
                   coalesce(case when f.session_id is not null or f.why ->> 'rule' = 'BEFORE_VISIT'
                                 then (f.why ->> 'since')::timestamptz end, f.from_at)
              from follow_up f
              left join appointment a
                     on a.id = f.appointment_id and a.status in ('BOOKED', 'ARRIVED')
                    and (a.end_at > ? or a.status = 'ARRIVED' and (f.kind <> 'SESSION' or exists (
                             select from session s where s.appointment_id = a.id and s.dosing_ended_at is not null)))
                    and not exists (
                        select from session s
                         where s.appointment_id = a.id and s.left_at is not null and s.dosing_began_at is null)
             where f.patient_id = any(?)
             order by f.due_at, f.id""";

    private final Database database;
    private final Courses courses;
    private final Clinic clinic;
    private final Clock clock;

    PatientFactsReader(Database database, Courses courses, Clinic clinic, Clock clock) {
        this.database = database;
        this.courses = courses;
        this.clinic = clinic;
        this.clock = clock;
    }

    /** What these patients were given, in the order of its end. */
    Map<UUID, List<Dosed>> doses(Collection<UUID> patients) {
        return grouped(database.list(DOSES, PatientFactsReader::dose, (Object) patients.toArray(UUID[]::new)));
    }

    /** Facts of a patient beside what is kept of them. */
    record Read(PatientFacts facts, List<KnownFollowUp> known) {}

    private record Of<T>(UUID patient, T fact) {}

    /** What the statements have found, of all patients. */
    private record Found(
            List<Of<Dosed>> doses,
            List<TreatmentVisit> visits,
            List<Of<Answered>> answers,
            List<Of<Map.Entry<String, LocalDate>>> accepted,
            List<KnownFollowUp> known) {}

    List<Read> of(Collection<UUID> patients) {
        var found = read(patients.toArray(UUID[]::new));
        var plan = clinic.plan(here -> found.visits().stream()
                .allMatch(visit -> here.service(visit.service()).isPresent()));
        var treatments = found.visits().stream()
                .filter(visit -> visit.isTreatment(plan))
                .collect(Collectors.groupingBy(TreatmentVisit::patient));
        var doses = grouped(found.doses());
        var lost = LostVisits.of(found.visits(), plan);
        var courses = this.courses.of(patients).stream().collect(Collectors.groupingBy(CourseFact::patient));
        var answers = grouped(found.answers());
        var accepted = grouped(found.accepted());
        var known = found.known().stream().collect(Collectors.groupingBy(KnownFollowUp::patient));
        return patients.stream()
                .map(patient -> {
                    var visits = treatments.getOrDefault(patient, List.of());
                    var kept = known.getOrDefault(patient, List.of());
                    var facts = new PatientFacts(
                            patient,
                            doses.getOrDefault(patient, List.of()),
                            visits.stream().flatMap(TreatmentVisit::booked).toList(),
                            visits.stream().flatMap(TreatmentVisit::fell).toList(),
                            lost.getOrDefault(patient, List.of()),
                            visits.stream().flatMap(TreatmentVisit::notClosed).toList(),
                            courses.getOrDefault(patient, List.of()),
                            answers.getOrDefault(patient, List.of()),
                            completed(kept),
                            lastOfEach(accepted.getOrDefault(patient, List.of())));
                    return new Read(facts, kept);
                })
                .toList();
    }

    private Found read(UUID[] patients) {
        var unrecorded = unrecorded();
        var found = new Found(
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        database.send(new RoundTrip()
                .query(DOSES, rows -> each(rows, found.doses(), PatientFactsReader::dose), (Object) patients)
                .query(
                        TreatmentVisit.ALL,
                        rows -> each(rows, found.visits(), TreatmentVisit::read),
                        unrecorded,
                        patients,
                        patients)
                .query(ANSWERS, rows -> each(rows, found.answers(), PatientFactsReader::answer), (Object) patients)
                .query(ACCEPTED, rows -> each(rows, found.accepted(), PatientFactsReader::accepted), (Object) patients)
                .query(
                        KNOWN,
                        rows -> each(rows, found.known(), PatientFactsReader::known),
                        unrecorded,
                        unrecorded,
                        patients));
        return found;
    }

    private static Map<String, LocalDate> lastOfEach(List<Map.Entry<String, LocalDate>> accepted) {
        return accepted.stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, later) -> later));
    }

    /** What is kept of these patients. */
    List<KnownFollowUp> known(Collection<UUID> patients) {
        return database.list(
                KNOWN, PatientFactsReader::known, unrecorded(), unrecorded(), patients.toArray(UUID[]::new));
    }

    /** A visit that had ended by then, and of which nobody has said what became of it, has not taken place. */
    private Instant unrecorded() {
        return clock.instant().minus(FollowUpDefaults.unrecordedAfter());
    }

    /** By somebody, or by an answer: what a dose has done is known from the dose. */
    private static Map<String, Instant> completed(List<KnownFollowUp> known) {
        return known.stream()
                .filter(each -> each.completedAt().isPresent() && !each.doneByDose())
                .collect(Collectors.toMap(
                        KnownFollowUp::origin, each -> each.completedAt().get()));
    }

    private static <T> Map<UUID, List<T>> grouped(List<Of<T>> all) {
        return all.stream()
                .collect(Collectors.groupingBy(Of::patient, Collectors.mapping(Of::fact, Collectors.toList())));
    }

    private static <T> void each(ResultSet rows, List<T> into, Database.Row<T> row) throws SQLException {
        while (rows.next()) {
            into.add(row.read(rows));
        }
    }

    private static Of<Dosed> dose(ResultSet row) throws SQLException {
        return new Of<>(
                row.getObject(1, UUID.class),
                new Dosed(
                        row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class),
                        row.getObject(4, UUID.class),
                        row.getObject(5, UUID.class),
                        id(row, 6),
                        moment(row, 7),
                        row.getBoolean(8)));
    }

    private static Of<Answered> answer(ResultSet row) throws SQLException {
        return new Of<>(
                row.getObject(1, UUID.class),
                new Answered(row.getObject(2, UUID.class), row.getString(3), moment(row, 4), id(row, 5)));
    }

    private static Of<Map.Entry<String, LocalDate>> accepted(ResultSet row) throws SQLException {
        return new Of<>(row.getObject(1, UUID.class), Map.entry(row.getString(2), row.getObject(3, LocalDate.class)));
    }

    private static KnownFollowUp known(ResultSet row) throws SQLException {
        return new KnownFollowUp(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                FollowUpKind.valueOf(row.getString(4)),
                row.getBoolean(5),
                id(row, 6),
                FollowUpStatus.valueOf(row.getString(7)),
                new Planned.Place(row.getObject(8, UUID.class), id(row, 9), id(row, 10), id(row, 11)),
                new Window(moment(row, 12), moment(row, 13), moment(row, 14)),
                List.of((String[]) row.getArray(15).getArray()),
                id(row, 16),
                Optional.ofNullable(row.getObject(17, OffsetDateTime.class)).map(OffsetDateTime::toInstant),
                row.getBoolean(18),
                id(row, 19),
                Optional.ofNullable(row.getObject(20, OffsetDateTime.class)).map(OffsetDateTime::toInstant),
                moment(row, 21));
    }

    private static Optional<UUID> id(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, UUID.class));
    }

    private static Instant moment(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
