package org.stillpoint.outcome;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Courses and treatments that a test tells of. Knows nothing of anybody else. */
@ApplicationScoped
@Unremovable
class ToldHistory implements TreatmentHistory {

    private final List<CourseOfClinic> courses = new CopyOnWriteArrayList<>();
    private final Map<UUID, ZoneId> zones = new ConcurrentHashMap<>();
    private final Map<UUID, List<Dose>> others = new ConcurrentHashMap<>();

    void tell(UUID patient, Course course) {
        courses.add(new CourseOfClinic(patient, course));
    }

    /** Treated where it is that time. */
    void at(UUID patient, ZoneId zone) {
        zones.put(patient, zone);
    }

    /** A dose that belongs to no course. */
    void dosed(UUID patient, Instant endedAt) {
        others.computeIfAbsent(patient, key -> new CopyOnWriteArrayList<>()).add(dose(endedAt));
    }

    /** A course that has not ended, with doses that ended then. */
    UUID course(UUID patient, Instant startedAt, Instant... dosesEnded) {
        return tell(patient, startedAt, Optional.empty(), dosesEnded);
    }

    UUID endedCourse(UUID patient, Instant startedAt, Instant endedAt, Instant... dosesEnded) {
        return tell(patient, startedAt, Optional.of(endedAt), dosesEnded);
    }

    private UUID tell(UUID patient, Instant startedAt, Optional<Instant> endedAt, Instant... dosesEnded) {
        var course = new Course(
                UUID.randomUUID(),
                "MADE-UP",
                "IV_6_IN_3_WEEKS",
                "Made up",
                startedAt,
                endedAt,
                Optional.empty(),
                Optional.empty(),
                Stream.of(dosesEnded).map(ToldHistory::dose).toList());
        tell(patient, course);
        return course.series();
    }

    private static Dose dose(Instant endedAt) {
        return new Dose(UUID.randomUUID(), endedAt, "IV_KETAMINE_40");
    }

    @Override
    public List<Course> of(UUID patient) {
        return courses.stream()
                .filter(course -> course.patient().equals(patient))
                .map(CourseOfClinic::course)
                .map(course -> treatedAgain(patient, course))
                .sorted(Comparator.comparing(Course::startedAt))
                .toList();
    }

    private Course treatedAgain(UUID patient, Course course) {
        var again = course.endedAt().flatMap(end -> doses(patient).stream()
                .map(Dose::endedAt)
                .filter(end::isBefore)
                .findFirst());
        return new Course(
                course.series(),
                course.reference(),
                course.protocol(),
                course.protocolName(),
                course.startedAt(),
                course.endedAt(),
                course.inductionEndedAt(),
                again,
                course.doses());
    }

    @Override
    public List<Dose> doses(UUID patient) {
        return Stream.concat(
                        courses.stream()
                                .filter(course -> course.patient().equals(patient))
                                .flatMap(course -> course.course().doses().stream()),
                        others.getOrDefault(patient, List.of()).stream())
                .sorted(Comparator.comparing(Dose::endedAt))
                .toList();
    }

    @Override
    public Optional<ZoneId> zone(UUID patient) {
        return Optional.ofNullable(zones.get(patient));
    }

    @Override
    public List<CourseOfClinic> startedBetween(Instant from, Instant to, Instant asOf) {
        return courses.stream()
                .filter(one -> !one.course().startedAt().isBefore(from)
                        && one.course().startedAt().isBefore(to))
                .sorted(Comparator.comparing(one -> one.course().startedAt()))
                .toList();
    }
}
