package org.stillpoint.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.LocalTimes;
import org.stillpoint.outcome.TreatmentHistory.Course;
import org.stillpoint.patient.Patients;
import org.stillpoint.platform.InvalidRequest;
import org.stillpoint.platform.NotFound;
import org.stillpoint.security.Audit;
import org.stillpoint.security.Deed;

/** Puts a patient's totals of one instrument beside the doses and what they are looked at against. */
@ApplicationScoped
@Transactional
class Trends {

    private final Patients patients;
    private final Responses responses;
    private final Instruments instruments;
    private final KnownHistory history;
    private final Clinic clinic;
    private final Audit audit;
    private final Clock clock;

    Trends(
            Patients patients,
            Responses responses,
            Instruments instruments,
            KnownHistory history,
            Clinic clinic,
            Audit audit,
            Clock clock) {
        this.patients = patients;
        this.responses = responses;
        this.instruments = instruments;
        this.history = history;
        this.clinic = clinic;
        this.audit = audit;
        this.clock = clock;
    }

    TrendView of(UUID patient, String code, TrendFilter filter) {
        patients.get(patient);
        var instrument = instruments.find(code).orElseThrow(NotFound::new);
        var courses = history.courses(patient);
        var course = Optional.ofNullable(filter.series)
                .map(series -> courses.stream()
                        .filter(one -> one.series().equals(series))
                        .findFirst()
                        .orElseThrow(() -> InvalidRequest.parameter("series", "is no course of this patient")))
                .or(() -> courses.isEmpty() ? Optional.empty() : Optional.of(courses.getLast()));
        var trend = trend(patient, instrument, course, filter).inWords();
        audit.record(Deed.of("TREND_READ", "Response")
                .about(patient)
                .showing(trend.points().size()));
        return trend;
    }

    /** Without the words of its picture, which is to be drawn first. */
    TrendView trend(UUID patient, Instrument instrument, Optional<Course> course, TrendFilter filter) {
        var zone = clinic.plan().homeZone();
        var all = responses.holding(patient).stream()
                .filter(response -> response.instrument().equals(instrument.code()))
                .toList();
        var baseline = course.flatMap(
                one -> CourseSpan.of(measures(all), DatedTotal::at, one, instruments.baselineAge(), clock.instant())
                        .baseline());
        var shown = shown(filter, course, baseline, zone);
        return new TrendView(
                patient,
                instrument.code(),
                instrument.title(),
                zone.getId(),
                course.map(Course::series).orElse(null),
                new TrendView.Scale(
                        instrument.total().from(),
                        instrument.total().to(),
                        instrument.bands(),
                        instrument.cut().orElse(null)),
                baseline.map(measure ->
                                new TrendView.Baseline(measure.response(), measure.total(), local(measure.at(), zone)))
                        .orElse(null),
                baseline.map(measure -> ReachedLines.of(instrument.change(), measure.total())
                                .withBaseline(measure.total()))
                        .orElse(List.of()),
                all.stream()
                        .filter(response -> shown.test(response.answeredAt()))
                        .map(response -> point(response, instrument, zone))
                        .toList(),
                doses(patient, course.filter(one -> filter.series != null)).stream()
                        .filter(dose -> shown.test(dose.endedAt()))
                        .map(dose -> new TrendView.Dose(dose.session(), local(dose.endedAt(), zone), dose.service()))
                        .toList(),
                null);
    }

    private List<TreatmentHistory.Dose> doses(UUID patient, Optional<Course> asked) {
        return asked.map(Course::doses).orElseGet(() -> history.doses(patient));
    }

    private static List<DatedTotal> measures(List<Response> all) {
        return all.stream()
                .flatMap(response -> response.total().stream()
                        .map(total -> new DatedTotal(response.id(), response.answeredAt(), total)))
                .toList();
    }

    /** Of a course that was asked for, what was before its baseline, or after the next treatment, belongs to something else. */
    private static Predicate<Instant> shown(
            TrendFilter filter, Optional<Course> course, Optional<DatedTotal> baseline, ZoneId zone) {
        if (filter.from != null && filter.to != null && filter.to.isBefore(filter.from)) {
            throw InvalidRequest.parameter("to", "must not be before from");
        }
        var asked = course.filter(one -> filter.series != null);
        var begin = asked.map(one -> baseline.map(DatedTotal::at).orElse(one.startedAt()));
        var from = filter.from == null ? begin.orElse(Instant.MIN) : midnight(filter.from, zone);
        var to = filter.to == null ? Instant.MAX : midnight(filter.to.plusDays(1), zone);
        return moment -> !moment.isBefore(from)
                && moment.isBefore(to)
                && asked.filter(one -> !CourseSpan.isOf(one, moment)).isEmpty();
    }

    private static Instant midnight(LocalDate day, ZoneId zone) {
        return LocalTimes.instant(day, LocalTime.MIDNIGHT, zone);
    }

    private static TrendView.Point point(Response response, Instrument instrument, ZoneId zone) {
        return new TrendView.Point(
                response.id(),
                local(response.answeredAt(), zone),
                response.total().orElse(null),
                response.total().flatMap(instrument::band).map(Band::code).orElse(null),
                response.complete(),
                response.corrects().isPresent());
    }

    private static OffsetDateTime local(Instant moment, ZoneId zone) {
        return moment.atZone(zone).toOffsetDateTime();
    }
}
