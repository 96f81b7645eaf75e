package org.stillpoint.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.stillpoint.clinic.Clinic;

/** All that anybody knows about treatments; nobody has had any where nobody knows. */
@ApplicationScoped
class KnownHistory {

    private final Instance<TreatmentHistory> sources;
    private final Clinic clinic;

    KnownHistory(Instance<TreatmentHistory> sources, Clinic clinic) {
        this.sources = sources;
        this.clinic = clinic;
    }

    /** Whose days are meant when something is said of the patient: where they were treated last, else the clinic's first site. */
    ZoneId zone(UUID patient) {
        return sources.stream()
                .flatMap(source -> source.zone(patient).stream())
                .findFirst()
                .orElseGet(() -> clinic.plan().homeZone());
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

    List<TreatmentHistory.CourseOfClinic> startedBetween(Instant from, Instant to, Instant asOf) {
        return sources.stream()
                .flatMap(source -> source.startedBetween(from, to, asOf).stream())
                .toList();
    }
}
