package org.stillpoint.treatment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.stillpoint.clinic.LocalTimes;
import org.stillpoint.clinic.Site;
import org.stillpoint.patient.ClearedUse;
import org.stillpoint.patient.GateQuestion;
import org.stillpoint.patient.GateState;
import org.stillpoint.patient.Gates;
import org.stillpoint.patient.Patients;
import org.stillpoint.patient.SeriesConsents;
import org.stillpoint.platform.Ids;
import org.stillpoint.platform.InvalidRequest;
import org.stillpoint.platform.NotFound;
import org.stillpoint.platform.References;
import org.stillpoint.scheduling.RuleOverride;
import org.stillpoint.security.CurrentUser;

/** Begins a patient's course, once everything that must come before it is there. */
@ApplicationScoped
@Transactional
class SeriesStart {

    /** So that preferences can be checked against all of it at once: two months. */
    private static final int LONGEST_WINDOW_DAYS = 62;

    private final AllSeries all;
    private final Protocols protocols;
    private final PatientCourses courses;
    private final PreferenceCheck preferences;
    private final Series series;
    private final SeriesRecord record;
    private final Gates gates;
    private final SeriesConsents consents;
    private final Patients patients;
    private final SettledPlan plan;
    private final CurrentUser user;
    private final Ids ids;
    private final Clock clock;

    SeriesStart(
            AllSeries all,
            Protocols protocols,
            PatientCourses courses,
            PreferenceCheck preferences,
            Series series,
            SeriesRecord record,
            Gates gates,
            SeriesConsents consents,
            Patients patients,
            SettledPlan plan,
            CurrentUser user,
            Ids ids,
            Clock clock) {
        this.all = all;
        this.protocols = protocols;
        this.courses = courses;
        this.preferences = preferences;
        this.series = series;
        this.record = record;
        this.gates = gates;
        this.consents = consents;
        this.patients = patients;
        this.plan = plan;
        this.user = user;
        this.ids = ids;
        this.clock = clock;
    }

    SeriesView start(StartTreatmentSeries request) {
        var protocol = protocols
                .newest(request.protocol())
                .orElseThrow(() -> InvalidRequest.at("/protocol", "there is no such protocol in use"));
        lock(request.patient());
        var site = site(request, protocol);
        preferences.insist(request.preferences(), protocol, site, request.start());
        all.openOf(request.patient(), protocol.route()).ifPresent(open -> {
            throw new SeriesAlreadyOpen(open.id());
        });
        var lifted = check(request, protocol, site);
        var use = use(request, protocol);
        return begin(request, protocol, site, use, lifted);
    }

    private Site site(StartTreatmentSeries request, Protocol protocol) {
        var settled = plan.get();
        var site = settled.site(request.site())
                .filter(found -> !found.retired())
                .orElseThrow(() -> InvalidRequest.at("/site", "there is no such site"));
        var today = LocalDate.ofInstant(clock.instant(), site.zone());
        var errors = new InvalidRequest.Collector();
        new ProtocolServices(settled.services())
                .lacking(protocol, site.id())
                .forEach(code -> errors.at("/site", "does not offer " + code));
        errors.check(!request.start().from().isBefore(today), "/start/from", "must not be in the past")
                .check(
                        !request.start().to().isAfter(request.start().from().plusDays(LONGEST_WINDOW_DAYS)),
                        "/start/to",
                        "must be at most " + LONGEST_WINDOW_DAYS + " days after `from`")
                .refuse();
        return site;
    }

    /** Others who start, book or review for this patient wait; so there are never two series of a route. */
    private void lock(UUID patient) {
        gates.lock(patient);
    }

    /** On the first day of the window on which spacing lets a treatment be, because no date is settled yet. */
    private Set<String> check(StartTreatmentSeries request, Protocol protocol, Site site) {
        var now = clock.instant();
        var course = courses.of(request.patient());
        var window = request.start();
        var at = window.from()
                .datesUntil(window.to().plusDays(1))
                .map(day -> question(request.patient(), protocol, site, day, now))
                .filter(question -> course.spacing(question).isEmpty())
                .findFirst()
                .orElseGet(() -> question(request.patient(), protocol, site, window.from(), now));
        var override =
                Optional.ofNullable(request.override()).map(RuleOverride::gates).orElse(Set.of());
        try {
            return gates.check(at, override).stream().map(GateState::code).collect(Collectors.toSet());
        } catch (NotFound unknown) {
            throw patients.unknown(request.patient(), "/patient");
        }
    }

    private static GateQuestion question(UUID patient, Protocol protocol, Site site, LocalDate day, Instant now) {
        var midnight = LocalTimes.instant(day, LocalTime.MIDNIGHT, site.zone());
        return new GateQuestion(patient, protocol.route(), site, midnight.isBefore(now) ? now : midnight, now);
    }

    /** A clearance there is, or its gate would have refused. */
    private ClearedUse use(StartTreatmentSeries request, Protocol protocol) {
        var use = consents.cleared(request.patient(), protocol.route()).orElseThrow();
        if (request.indication() != null && request.indication() != use.indication()) {
            throw InvalidRequest.at("/indication", "is not what the patient was cleared for");
        }
        return use;
    }

    private SeriesView begin(
            StartTreatmentSeries request, Protocol protocol, Site site, ClearedUse use, Set<String> lifted) {
        var begun = TreatmentSeries.start(
                ids.next(),
                References.next(),
                new TreatmentSeries.Beginning(
                        request.patient(),
                        protocol.id(),
                        protocol.route(),
                        site.id(),
                        use.indication(),
                        use.offLabel(),
                        request.preferences(),
                        request.start().from(),
                        request.start().to()),
                user.account().orElseThrow(),
                clock.instant());
        all.persistAndFlush(begun);
        var reason = lifted.isEmpty() ? null : request.override().reason();
        record.keep(begun, SeriesEventKind.STARTED, EventDetail.started(protocol.version(), lifted), reason);
        return series.show(begun);
    }
}
