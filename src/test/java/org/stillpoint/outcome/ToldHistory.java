package org.stillpoint.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Treatments that a test tells of. */
@ApplicationScoped
public class ToldHistory implements TreatmentHistory {

    private final Map<UUID, List<Course>> courses = new ConcurrentHashMap<>();
    private final Map<UUID, ZoneId> zones = new ConcurrentHashMap<>();
    private final Map<UUID, List<Dose>> others = new ConcurrentHashMap<>();

    /** Treated where it is that time. */
    public void at(UUID patient, ZoneId zone) {
        zones.put(patient, zone);
    }

    /** A dose that belongs to no course. */
    public void dosed(UUID patient, Instant endedAt) {
        others.computeIfAbsent(patient, key -> new ArrayList<>()).add(dose(endedAt));
    }

    /** A course that has not ended, with doses that ended then. */
    public UUID course(UUID patient, Instant startedAt, Instant... dosesEnded) {
        return add(patient, startedAt, Optional.empty(), dosesEnded);
    }

    public UUID endedCourse(UUID patient, Instant startedAt, Instant endedAt, Instant... dosesEnded) {
        return add(patient, startedAt, Optional.of(endedAt), dosesEnded);
    }

    private UUID add(UUID patient, Instant startedAt, Optional<Instant> endedAt, Instant... dosesEnded) {
        var course = new Course(
                UUID.randomUUID(),
                "MADE-UP",
                "IV_6_IN_3_WEEKS",
                "Made up",
                startedAt,
                endedAt,
                Optional.empty(),
                Stream.of(dosesEnded).map(ToldHistory::dose).toList());
        courses.computeIfAbsent(patient, key -> new ArrayList<>()).add(course);
        return course.series();
    }

    private static Dose dose(Instant endedAt) {
        return new Dose(UUID.randomUUID(), endedAt, "IV_KETAMINE_40");
    }

    @Override
    public List<Course> of(UUID patient) {
        return courses.getOrDefault(patient, List.of());
    }

    @Override
    public List<Dose> doses(UUID patient) {
        return Stream.concat(
                        of(patient).stream().flatMap(course -> course.doses().stream()),
                        others.getOrDefault(patient, List.of()).stream())
                .toList();
    }

    @Override
    public Optional<ZoneId> zone(UUID patient) {
        return Optional.ofNullable(zones.get(patient));
    }

    @Override
    public List<CourseOfClinic> startedBetween(Instant from, Instant to) {
        return List.of();
    }
}
