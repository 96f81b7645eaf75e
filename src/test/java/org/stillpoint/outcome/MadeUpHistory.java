package org.stillpoint.outcome;

import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Courses that tests of trends tell of. Knows nothing of anybody else. */
@Singleton
@Unremovable
class MadeUpHistory implements TreatmentHistory {

    private final List<CourseOfClinic> courses = new CopyOnWriteArrayList<>();

    void tell(UUID patient, Course course) {
        courses.add(new CourseOfClinic(patient, course));
    }

    private Stream<Course> courses(UUID patient) {
        return courses.stream()
                .filter(course -> course.patient().equals(patient))
                .map(CourseOfClinic::course);
    }

    @Override
    public List<Course> of(UUID patient) {
        return courses(patient).sorted(Comparator.comparing(Course::startedAt)).toList();
    }

    @Override
    public List<Dose> doses(UUID patient) {
        return courses(patient)
                .flatMap(course -> course.doses().stream())
                .sorted(Comparator.comparing(Dose::endedAt))
                .toList();
    }

    @Override
    public List<CourseOfClinic> startedBetween(Instant from, Instant to) {
        return courses.stream()
                .filter(one -> !one.course().startedAt().isBefore(from)
                        && one.course().startedAt().isBefore(to))
                .sorted(Comparator.comparing(one -> one.course().startedAt()))
                .toList();
    }
}
