package org.stillpoint.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.Ids;
import org.stillpoint.scheduling.VisitOfAnother;
import org.stillpoint.security.Audit;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.Roles;

/**
 * Takes a conversion back that has led to somebody else's record, as of two people of one name. What the conversion has brought there
 * goes: the request, the danger that it tells of, and that somebody is to call about the visit that was cancelled.
 */
@ApplicationScoped
@Transactional
class Reversal {

    private static final String VISIT = """
            select a.id, a.status in ('BOOKED', 'ARRIVED') as stands
              from appointment_request r join appointment a on a.id = r.appointment_id where r.id = ?""";

    private final RequestItems items;
    private final AppointmentRequests requests;
    private final RequestDecisions decisions;
    private final Links links;
    private final Crises crises;
    private final Event<VisitOfAnother> visitOfAnother;
    private final Database database;
    private final CurrentUser user;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    Reversal(
            RequestItems items,
            AppointmentRequests requests,
            RequestDecisions decisions,
            Links links,
            Crises crises,
            Event<VisitOfAnother> visitOfAnother,
            Database database,
            CurrentUser user,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.items = items;
        this.requests = requests;
        this.decisions = decisions;
        this.links = links;
        this.crises = crises;
        this.visitOfAnother = visitOfAnother;
        this.database = database;
        this.user = user;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    private record Visit(UUID id, boolean stands) {}

    DecisionView reverse(UUID id, Reason why) {
        var request = items.lock(id).request();
        var patient = request.patientId().orElseThrow(() -> new RequestNotClosed(request.status()));
        var along = requests.closedByConversionOf(id);
        insistOnClinician(request, along);
        var deed = RequestDeeds.of("REQUEST_CONVERSION_REVERSED", request).because(why.reason());
        giveUpVisit(request, patient);
        request.takeBack();
        if (request.status().isOpen()) {
            links.link(request);
        }
        along.forEach(other -> takeBack(other, request));
        requests.flush();
        Stream.concat(Stream.of(request), along.stream()).forEach(each -> crises.takeBack(each, patient));
        var decision = RequestDecision.of(
                ids.next(),
                id,
                DecisionKind.REVERSE_CONVERSION,
                why.reason(),
                user.account().orElseThrow(),
                clock.instant());
        decisions.persist(decision);
        audit.record(deed);
        return DecisionView.of(decision);
    }

    /** Treatment waits where the danger is told of: only a clinician says that it is not that patient's. */
    private void insistOnClinician(AppointmentRequest request, List<AppointmentRequest> along) {
        boolean danger = Stream.concat(Stream.of(request), along.stream())
                .anyMatch(each -> each.crisis().isPresent());
        if (danger && !user.has(Roles.NURSE)) {
            throw new ClinicianNeeded("Taking danger away from a record");
        }
    }

    private void giveUpVisit(AppointmentRequest request, UUID patient) {
        database.first(VISIT, row -> new Visit(row.getObject(1, UUID.class), row.getBoolean(2)), request.id())
                .ifPresent(visit -> {
                    if (visit.stands()) {
                        throw new RequestNotClosed(request.status(), visit.id());
                    }
                    visitOfAnother.fire(new VisitOfAnother(patient, visit.id()));
                });
    }

    /** A duplicate it stays; what it tells of danger is one item with the request. */
    private static void takeBack(AppointmentRequest other, AppointmentRequest request) {
        other.takeBack();
        if (other.isInCrisis()) {
            other.link(request.item());
        }
    }
}
