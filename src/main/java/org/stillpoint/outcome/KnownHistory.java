package org.stillpoint.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** All that anybody knows about treatments; nobody has had any where nobody knows. */
@ApplicationScoped
class KnownHistory {

    private final Instance<TreatmentHistory> sources;

    KnownHistory(Instance<TreatmentHistory> sources) {
        this.sources = sources;
    }

    List<TreatmentHistory.Course> courses(UUID patient) {
        return sources.stream()
                .flatMap(source -> source.of(patient).stream())
                .sorted(Comparator.comparing(TreatmentHistory.Course::startedAt))
                .toList();
    }

    List<TreatmentHistory.Dose> doses(UUID patient) {
        return sources.stream()
                .flatMap(source -> source.doses(patient).stream())
                .sorted(Comparator.comparing(TreatmentHistory.Dose::endedAt))
                .toList();
    }

    List<TreatmentHistory.CourseOfClinic> startedBetween(Instant from, Instant to) {
        return sources.stream()
                .flatMap(source -> source.startedBetween(from, to).stream())
                .toList();
    }
}
