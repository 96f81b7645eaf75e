package org.stillpoint.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.outcome.TreatmentHistory.Course;
import org.stillpoint.patient.Patients;
import org.stillpoint.platform.InvalidRequest;
import org.stillpoint.security.Audit;
import org.stillpoint.security.Deed;

/** Gathers what is known of a course, for paper. */
@ApplicationScoped
@Transactional
class CourseReport {

    private final Patients patients;
    private final KnownHistory history;
    private final Instruments instruments;
    private final Trends trends;
    private final Outcomes outcomes;
    private final Clinic clinic;
    private final Audit audit;
    private final Clock clock;

    CourseReport(
            Patients patients,
            KnownHistory history,
            Instruments instruments,
            Trends trends,
            Outcomes outcomes,
            Clinic clinic,
            Audit audit,
            Clock clock) {
        this.patients = patients;
        this.history = history;
        this.instruments = instruments;
        this.trends = trends;
        this.outcomes = outcomes;
        this.clinic = clinic;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is printed; pictures are made of it outside of the transaction. */
    record Content(
            Course course,
            List<TrendView> trends,
            Map<String, InstrumentOutcome> outcomes,
            ZoneId zone,
            LocalDate printedOn) {}

    Content of(UUID patient, UUID series) {
        patients.get(patient);
        var course = history.courses(patient).stream()
                .filter(one -> one.series().equals(series))
                .findFirst()
                .orElseThrow(() -> InvalidRequest.parameter("series", "is no course of this patient"));
        var filter = new TrendFilter();
        filter.series = series;
        var shown = instruments.all().stream()
                .map(instrument -> trends.trend(patient, instrument, Optional.of(course), filter))
                .filter(trend -> !trend.points().isEmpty())
                .toList();
        audit.record(Deed.of("COURSE_REPORT_EXPORTED", "Series", series).about(patient));
        var zone = clinic.plan().homeZone();
        return new Content(course, shown, derived(patient, series), zone, LocalDate.ofInstant(clock.instant(), zone));
    }

    /** The same that is answered as JSON, by instrument. */
    private Map<String, InstrumentOutcome> derived(UUID patient, UUID series) {
        return outcomes.ofCourses(patient).stream()
                .filter(course -> course.series().equals(series))
                .flatMap(course -> course.instruments().stream())
                .collect(Collectors.toMap(InstrumentOutcome::instrument, Function.identity()));
    }
}
