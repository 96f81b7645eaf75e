package org.stillpoint.patient;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stillpoint.clinic.Route;
import org.stillpoint.clinic.Site;

/** Finds the visits that have lost a gate. They are not cancelled: staff are told, and the gates of the day catch the rest. */
@ApplicationScoped
class AffectedAppointments {

    private final BookedVisits visits;
    private final Gates gates;
    private final Clock clock;

    AffectedAppointments(BookedVisits visits, Gates gates, Clock clock) {
        this.visits = visits;
        this.gates = gates;
        this.clock = clock;
    }

    List<AffectedAppointment> of(UUID patient, List<RecordGate> lost) {
        return affected(visits.upcomingOf(patient).stream(), lost);
    }

    /** Of esketamine only: no other route has a gate that the site can lose. */
    List<AffectedAppointment> at(Site site, List<RecordGate> lost) {
        return affected(
                visits.upcomingAt(site).stream().filter(visit -> visit.service().route() == Route.ESKETAMINE_NASAL),
                lost);
    }

    private List<AffectedAppointment> affected(Stream<BookedVisit> booked, List<RecordGate> lost) {
        return booked.filter(visit -> visit.service().route() != Route.NONE)
                .flatMap(visit -> notMet(visit, lost).map(gate -> AffectedAppointment.of(visit, gate)))
                .toList();
    }

    private Stream<RecordGate> notMet(BookedVisit visit, List<RecordGate> lost) {
        var open = gates.states(question(visit)).stream()
                .filter(state -> !state.holds())
                .map(GateState::code)
                .collect(Collectors.toSet());
        return lost.stream().filter(gate -> open.contains(gate.name()));
    }

    private GateQuestion question(BookedVisit visit) {
        return new GateQuestion(visit.patient(), visit.service().route(), visit.site(), visit.start(), clock.instant());
    }
}
