package org.stillpoint.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.LocalTimes;
import org.stillpoint.platform.InvalidRequest;
import org.stillpoint.security.Audit;
import org.stillpoint.security.Deed;

/** How the clinic's courses went; about groups, never about anybody. */
@ApplicationScoped
@Transactional
class ClinicOutcomes {

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

    /** Of courses that began in a period that is over, the last day included; as it was known when the last one ended. */
    ClinicOutcomesView of(LocalDate from, LocalDate to) {
        var rules = ReportRules.SHIPPED;
        var present = present(rules);
        insistOnPeriod(from, to, rules, present);
        var asOf = midnight(present);
        var courses = history.startedBetween(midnight(from), midnight(to.plusDays(1)), asOf);
        var measures = query.of(
                courses.stream()
                        .map(TreatmentHistory.CourseOfClinic::patient)
                        .distinct()
                        .toList(),
                asOf);
        var tables = instruments.all().stream()
                .filter(instrument ->
                        instrument.baseline() && measures.instruments().contains(instrument.code()))
                .map(instrument -> new OutcomeTable(instrument, measures, rules.times(), asOf))
                .toList();
        var report = new ClinicReport(new Suppression(rules.patients(), rules.part()), tables, courses);
        audit.record(Deed.of("OUTCOMES_READ", "ClinicOutcomes"));
        return new ClinicOutcomesView(
                from,
                to,
                present.minusDays(1),
                new ClinicOutcomesView.Minimum(rules.patients(), rules.part()),
                report.protocols(),
                report.all());
    }

    /** The first day of the period that is going on. */
    private LocalDate present(ReportRules rules) {
        var today = LocalDate.ofInstant(clock.instant(), clinic.plan().homeZone());
        return today.withDayOfMonth(1).minusMonths((today.getMonthValue() - 1) % rules.months());
    }

    private Instant midnight(LocalDate day) {
        return LocalTimes.instant(day, LocalTime.MIDNIGHT, clinic.plan().homeZone());
    }

    /** Two stretches of time that overlap would tell of who began in one and not in the other. */
    private static void insistOnPeriod(LocalDate from, LocalDate to, ReportRules rules, LocalDate present) {
        new InvalidRequest.Collector()
                .check(
                        from.getDayOfMonth() == 1 && (from.getMonthValue() - 1) % rules.months() == 0,
                        "from",
                        "must be the first day of a period of " + rules.months() + " months")
                .check(
                        to.equals(from.plusMonths(rules.months()).minusDays(1)),
                        "to",
                        "must be the last day of the period that begins with from")
                .check(to.isBefore(present), "to", "must be the last day of a period that is over")
                .refuse();
    }
}
