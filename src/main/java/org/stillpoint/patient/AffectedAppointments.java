package org.stillpoint.patient;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
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

    List<AffectedAppointment> of(UUID patient, RecordGate gate) {
        return lost(visits.upcomingOf(patient).stream(), gate);
    }

    /** Of esketamine only: no other route has a gate that the site can lose. */
    List<AffectedAppointment> at(Site site, RecordGate gate) {
        return lost(
                visits.upcomingAt(site).stream().filter(visit -> visit.service().route() == Route.ESKETAMINE_NASAL),
                gate);
    }

    private List<AffectedAppointment> lost(Stream<BookedVisit> booked, RecordGate gate) {
        return booked.filter(visit -> visit.service().route() != Route.NONE)
                .filter(visit -> gates.states(question(visit)).stream()
                        .anyMatch(state -> state.code().equals(gate.name()) && !state.holds()))
                .map(visit -> AffectedAppointment.of(visit, gate))
                .toList();
    }

    private GateQuestion question(BookedVisit visit) {
        return new GateQuestion(visit.patient(), visit.service().route(), visit.site(), visit.start(), clock.instant());
    }
}
