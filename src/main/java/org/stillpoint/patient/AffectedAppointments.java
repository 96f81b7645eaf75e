package org.stillpoint.patient;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.stillpoint.clinic.Route;
import org.stillpoint.clinic.Site;

/** Finds the visits that have lost a gate. They are not cancelled: staff are told, and the gates of the day catch the rest. */
@ApplicationScoped
class AffectedAppointments {

    private final BookedVisits visits;
    private final PatientFiles files;
    private final Clock clock;

    AffectedAppointments(BookedVisits visits, PatientFiles files, Clock clock) {
        this.visits = visits;
        this.files = files;
        this.clock = clock;
    }

    /** What the gates of visits of one route at one site are judged by. */
    private record Place(Route route, UUID site) {}

    /** Visits of a patient for which one of these gates is not met, and was not lifted as it is now. */
    List<AffectedAppointment> of(UUID patient, List<RecordGate> lost) {
        return affected(visits.upcomingOf(patient).stream(), lost);
    }

    /** Of esketamine only: no other route has a gate that the site can lose, and that one is the same for all patients. */
    List<AffectedAppointment> at(Site site, List<RecordGate> lost) {
        return affected(
                visits.upcomingAt(site).stream().filter(visit -> visit.service().route() == Route.ESKETAMINE_NASAL),
                lost);
    }

    private List<AffectedAppointment> affected(Stream<BookedVisit> booked, List<RecordGate> lost) {
        var known = new HashMap<Place, PatientFile>();
        return booked.filter(visit -> visit.service().route() != Route.NONE)
                .flatMap(visit -> notMet(visit, lost, known).map(gate -> AffectedAppointment.of(visit, gate)))
                .toList();
    }

    /** What is read is read once: others wait for the lock that the caller has. */
    private Stream<RecordGate> notMet(BookedVisit visit, List<RecordGate> lost, Map<Place, PatientFile> known) {
        var question = question(visit);
        var place = new Place(question.route(), question.site().id());
        var file = known.computeIfAbsent(place, missing -> files.read(question));
        return RecordGate.states(file, question).stream()
                .filter(state -> !state.under(visit.lifted()).holds())
                .map(state -> RecordGate.valueOf(state.code()))
                .filter(lost::contains);
    }

    private GateQuestion question(BookedVisit visit) {
        return new GateQuestion(visit.patient(), visit.service().route(), visit.site(), visit.start(), clock.instant())
                .asAppointment(visit.id());
    }
}
