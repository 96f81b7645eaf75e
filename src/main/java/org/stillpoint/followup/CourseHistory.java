package org.stillpoint.followup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.Site;
import org.stillpoint.followup.PatientFacts.Dosed;
import org.stillpoint.outcome.TreatmentHistory;
import org.stillpoint.platform.Database;
import org.stillpoint.treatment.CourseFact;
import org.stillpoint.treatment.CourseFact.Visit;
import org.stillpoint.treatment.CoursePhase;
import org.stillpoint.treatment.Courses;

/** Tells outcomes of courses and doses, which know neither. */
@ApplicationScoped
class CourseHistory implements TreatmentHistory {

    /** Sessions whose dose was over by what was recorded from that moment on, and not by anything before. */
    private static final String RECORDED_SINCE = """
            select session_id from session_change c join session s on s.id = c.session_id
             where s.patient_id = any(?) and c.to_state = 'OBSERVATION'
             group by session_id having min(c.recorded_at) >= ?""";

    private final Courses courses;
    private final PatientFactsReader reader;
    private final Clinic clinic;
    private final Database database;

    CourseHistory(Courses courses, PatientFactsReader reader, Clinic clinic, Database database) {
        this.courses = courses;
        this.reader = reader;
        this.clinic = clinic;
        this.database = database;
    }

    @Override
    public List<Course> of(UUID patient) {
        var doses = dosesOf(List.of(patient)).getOrDefault(patient, List.of());
        return courses.of(List.of(patient)).stream()
                .map(course -> course(course, doses, doses))
                .toList();
    }

    @Override
    public List<Dose> doses(UUID patient) {
        return dosesOf(List.of(patient)).getOrDefault(patient, List.of()).stream()
                .map(this::dose)
                .toList();
    }

    @Override
    public Optional<ZoneId> zone(UUID patient) {
        var doses = dosesOf(List.of(patient)).getOrDefault(patient, List.of());
        return doses.isEmpty()
                ? Optional.empty()
                : clinic.plan(known -> known.site(doses.getLast().site()).isPresent())
                        .site(doses.getLast().site())
                        .map(Site::zone);
    }

    @Override
    public List<CourseOfClinic> startedBetween(Instant from, Instant to, Instant asOf) {
        var found = courses.startedBetween(from, to, asOf);
        var patients = found.stream().map(CourseFact::patient).collect(Collectors.toSet());
        var doses = dosesOf(patients);
        var late = recordedSince(asOf, patients);
        return found.stream()
                .map(course -> {
                    var all = doses.getOrDefault(course.patient(), List.of());
                    var known = all.stream()
                            .filter(dose -> dose.endedAt().isBefore(asOf) && !late.contains(dose.session()))
                            .toList();
                    return new CourseOfClinic(course.patient(), course(course, known, all));
                })
                .toList();
    }

    private Set<UUID> recordedSince(Instant asOf, Set<UUID> patients) {
        return Set.copyOf(database.list(
                RECORDED_SINCE, row -> row.getObject(1, UUID.class), patients.toArray(UUID[]::new), asOf));
    }

    private Map<UUID, List<Dosed>> dosesOf(Collection<UUID> patients) {
        return patients.isEmpty() ? Map.of() : reader.doses(patients);
    }

    /** By the doses that are {@code known}, of all: one that was not known then was one that the induction still lacked. */
    private Course course(CourseFact course, List<Dosed> known, List<Dosed> all) {
        var doses = at(course.visits().stream().filter(Visit::treats), known);
        var induction = at(inductionOf(course), known);
        boolean over = course.inductionOver()
                && induction.size() == at(inductionOf(course), all).size();
        return new Course(
                course.series(),
                course.reference(),
                course.protocol().code(),
                course.protocol().name(),
                course.startedAt(),
                course.endedAt(),
                over && !induction.isEmpty() ? Optional.of(induction.getLast().endedAt()) : Optional.empty(),
                course.endedAt().flatMap(end -> firstAfter(end, known)),
                doses.stream().map(this::dose).toList());
    }

    private static Stream<Visit> inductionOf(CourseFact course) {
        return course.visits().stream().filter(visit -> visit.phase() == CoursePhase.INDUCTION);
    }

    /** A course that has ended has no doses after that. */
    private static Optional<Instant> firstAfter(Instant end, List<Dosed> doses) {
        return doses.stream().map(Dosed::endedAt).filter(end::isBefore).findFirst();
    }

    private static List<Dosed> at(Stream<Visit> visits, List<Dosed> doses) {
        Set<UUID> appointments = visits.map(Visit::appointment).collect(Collectors.toSet());
        return doses.stream()
                .filter(dose -> appointments.contains(dose.appointment()))
                .toList();
    }

    private Dose dose(Dosed dose) {
        var service = clinic.plan(known -> known.service(dose.service()).isPresent())
                .service(dose.service())
                .orElseThrow();
        return new Dose(dose.session(), dose.endedAt(), service.code());
    }
}
