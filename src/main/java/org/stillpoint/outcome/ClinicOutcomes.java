package org.stillpoint.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.LocalTimes;
import org.stillpoint.platform.InvalidRequest;
import org.stillpoint.security.Audit;
import org.stillpoint.security.Deed;

/** How the clinic's courses went; about groups, never about anybody. */
@ApplicationScoped
@Transactional
class ClinicOutcomes {

    private static final int MONTHS_OF_A_QUARTER = 3;

    private final KnownHistory history;
    private final ClinicMeasures.Query query;
    private final Instruments instruments;
    private final Clinic clinic;
    private final Audit audit;
    private final Clock clock;

    ClinicOutcomes(
            KnownHistory history,
            ClinicMeasures.Query query,
            Instruments instruments,
            Clinic clinic,
            Audit audit,
            Clock clock) {
        this.history = history;
        this.query = query;
        this.instruments = instruments;
        this.clinic = clinic;
        this.audit = audit;
        this.clock = clock;
    }

    /** Of courses that began in those whole quarters; the last day included. */
    ClinicOutcomesView of(LocalDate from, LocalDate to) {
        insistOnQuarters(from, to);
        var rules = ReportRules.SHIPPED;
        var courses = history.startedBetween(midnight(from), midnight(to.plusDays(1)));
        var measures = query.of(courses.stream()
                .map(TreatmentHistory.CourseOfClinic::patient)
                .distinct()
                .toList());
        var tables = instruments.all().stream()
                .filter(instrument ->
                        instrument.baseline() && measures.instruments().contains(instrument.code()))
                .map(instrument -> new OutcomeTable(instrument, measures, rules.times(), clock.instant()))
                .toList();
        var report = new ClinicReport(new Suppression(rules.patients(), rules.part()), tables, courses);
        audit.record(Deed.of("OUTCOMES_READ", "ClinicOutcomes"));
        return new ClinicOutcomesView(
                from,
                to,
                new ClinicOutcomesView.Minimum(rules.patients(), rules.part()),
                report.protocols(),
                report.all());
    }

    private Instant midnight(LocalDate day) {
        return LocalTimes.instant(day, LocalTime.MIDNIGHT, clinic.plan().homeZone());
    }

    /** Two periods that differ by a day would tell of whoever began that day. */
    private static void insistOnQuarters(LocalDate from, LocalDate to) {
        new InvalidRequest.Collector()
                .check(
                        from.getDayOfMonth() == 1 && from.getMonthValue() % MONTHS_OF_A_QUARTER == 1,
                        "from",
                        "must be the first day of a quarter")
                .check(
                        to.equals(YearMonth.from(to).atEndOfMonth()) && to.getMonthValue() % MONTHS_OF_A_QUARTER == 0,
                        "to",
                        "must be the last day of a quarter")
                .check(from.isBefore(to), "to", "must not be before from")
                .refuse();
    }
}
