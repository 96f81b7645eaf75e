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
import org.stillpoint.treatment.CourseFact;
import org.stillpoint.treatment.CourseFact.Visit;
import org.stillpoint.treatment.CoursePhase;
import org.stillpoint.treatment.Courses;

/** Tells outcomes of courses and doses, which know neither. */
@ApplicationScoped
class CourseHistory implements TreatmentHistory {

    private final Courses courses;
    private final PatientFactsReader reader;
    private final Clinic clinic;

    CourseHistory(Courses courses, PatientFactsReader reader, Clinic clinic) {
        this.courses = courses;
        this.reader = reader;
        this.clinic = clinic;
    }

    @Override
    public List<Course> of(UUID patient) {
        var doses = dosesOf(List.of(patient)).getOrDefault(patient, List.of());
        return courses.of(List.of(patient)).stream()
                .map(course -> course(course, doses))
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
    public List<CourseOfClinic> startedBetween(Instant from, Instant to) {
        var found = courses.startedBetween(from, to);
        var doses = dosesOf(found.stream().map(CourseFact::patient).collect(Collectors.toSet()));
        return found.stream()
                .map(course -> new CourseOfClinic(
                        course.patient(), course(course, doses.getOrDefault(course.patient(), List.of()))))
                .toList();
    }

    private Map<UUID, List<Dosed>> dosesOf(Collection<UUID> patients) {
        return patients.isEmpty() ? Map.of() : reader.doses(patients);
    }

    private Course course(CourseFact course, List<Dosed> all) {
        var doses = at(course.visits().stream().filter(Visit::treats), all);
        var induction = at(course.visits().stream().filter(visit -> visit.phase() == CoursePhase.INDUCTION), all);
        return new Course(
                course.series(),
                course.reference(),
                course.protocol().code(),
                course.protocol().name(),
                course.startedAt(),
                course.endedAt(),
                course.inductionOver() && !induction.isEmpty()
                        ? Optional.of(induction.getLast().endedAt())
                        : Optional.empty(),
                course.endedAt().flatMap(end -> firstAfter(end, all)),
                doses.stream().map(this::dose).toList());
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
