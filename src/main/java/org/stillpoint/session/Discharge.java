package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.stillpoint.session.DischargeSession.WayHome;
import org.stillpoint.treatment.BloodPressure;
import org.stillpoint.treatment.BloodPressureBands;

/** Lets patients go when every condition holds. */
@ApplicationScoped
@Transactional
class Discharge {

    private final SessionFiles files;
    private final Leaving leaving;
    private final ChartFactsQuery chart;
    private final RouteBands bands;
    private final DayGates gates;
    private final Instance<NextDateSource> calendars;
    private final DayConfig config;
    private final DayBook book;
    private final Clock clock;

    Discharge(
            SessionFiles files,
            Leaving leaving,
            ChartFactsQuery chart,
            RouteBands bands,
            DayGates gates,
            Instance<NextDateSource> calendars,
            DayConfig config,
            DayBook book,
            Clock clock) {
        this.files = files;
        this.leaving = leaving;
        this.chart = chart;
        this.bands = bands;
        this.gates = gates;
        this.calendars = calendars;
        this.config = config;
        this.book = book;
        this.clock = clock;
    }

    /** What holds already, before anybody has signed anything. */
    DischargeView conditions(UUID id) {
        var file = files.of(id);
        var now = clock.instant();
        var view = new DischargeView(
                id,
                file.site().zone(),
                file.local(SessionClock.of(file, now).earliestEnd()),
                conditions(facts(file, Optional.empty(), Optional.empty(), now)),
                file.session().version());
        book.done("SESSION_DISCHARGE_CONSIDERED", file.session());
        return view;
    }

    /** Refuses with {@link DischargeNotPossible}, which tells all that is missing. */
    SessionView discharge(UUID id, long version, DischargeSession request) {
        var now = clock.instant();
        var file = files.of(id, version);
        var session = file.session();
        session.insistOn(SessionState.DOSING, SessionState.OBSERVATION);
        request.check(LocalDate.ofInstant(now, file.site().zone()));
        var at = leaving.moment(file, request.at(), now);
        // A clock that is a little ahead brings nobody home before what has to pass has passed by this one.
        var judged = at.isAfter(now) ? now : at;
        var left = Optional.ofNullable(request.at()).map(told -> at);
        var missing = conditions(facts(file, Optional.of(request), left, judged)).stream()
                .filter(condition -> !condition.met())
                .toList();
        if (!missing.isEmpty()) {
            throw new DischargeNotPossible(missing);
        }
        var by = book.author();
        var change = session.discharge(at, by, now);
        leaving.keep(session, change, SessionLeaving.discharged(session, request, by, now));
        book.discharged(session);
        return leaving.left("SESSION_DISCHARGED", session);
    }

    private static List<DischargeView.Condition> conditions(DischargeFacts facts) {
        return Stream.of(DischargeCondition.values())
                .map(condition -> DischargeView.Condition.of(condition, facts))
                .toList();
    }

    /**
     * {@code at} is when the patient leaves, or left, and never still to come; {@code left} is empty where nobody tells it. What follows
     * has to come yet, whenever that was.
     */
    private DischargeFacts facts(
            SessionFile file, Optional<DischargeSession> told, Optional<Instant> left, Instant at) {
        var session = file.session();
        return new DischargeFacts(
                at,
                session.dosingEndedAt(),
                ObservationFloor.minutes(file.service(), file.protocol()),
                firstBand(bands.of(file)),
                config.finalBloodPressure(),
                chart.of(session.id(), left),
                told.filter(word -> word.transport().present()).isPresent(),
                told.filter(word -> isAllowed(word.transport(), file, at)).isPresent(),
                told.filter(DischargeSession::instructionsGiven).isPresent(),
                told.isPresent(), // whoever may call this is a clinician
                told.flatMap(word -> Optional.ofNullable(word.followUp())).isPresent()
                        || isSomethingBooked(session.patientId()));
    }

    /** A prescriber's word is about one service, and what is on file for the gate then, not about who was to come before. */
    private boolean isAllowed(WayHome way, SessionFile file, Instant at) {
        return way.kind() == WayHome.Kind.PERSON
                || way.isNamedService()
                        && (!file.wantsEscort()
                                || gates.of(file, at)
                                        .gate(DayGate.TRANSPORT_CONFIRMED.name())
                                        .flatMap(CheckedGate::lifted)
                                        .flatMap(SessionGateOverride::service)
                                        .filter(way::isBy)
                                        .isPresent());
    }

    private static Optional<BloodPressure> firstBand(BloodPressureBands bands) {
        return bands.warn().or(bands::override).or(bands::block);
    }

    private boolean isSomethingBooked(UUID patient) {
        var now = clock.instant();
        return calendars.stream()
                .anyMatch(calendar -> !calendar.after(patient, now).isEmpty());
    }
}
