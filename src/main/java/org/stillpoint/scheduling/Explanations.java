package org.stillpoint.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.stillpoint.availability.Availability;
import org.stillpoint.availability.NeedFailure;
import org.stillpoint.availability.PlanMoved;
import org.stillpoint.availability.VisitAt;
import org.stillpoint.clinic.Actor;
import org.stillpoint.scheduling.ExplanationView.CandidateView;
import org.stillpoint.scheduling.ExplanationView.NeedView;

/** Tells staff why a start is not among the session slots. */
@ApplicationScoped
class Explanations {

    private final Availability availability;
    private final BookableVisit bookable;
    private final MovableVisits movable;
    private final VisitGates gates;
    private final Clock clock;

    Explanations(
            Availability availability, BookableVisit bookable, MovableVisits movable, VisitGates gates, Clock clock) {
        this.availability = availability;
        this.bookable = bookable;
        this.movable = movable;
        this.gates = gates;
        this.clock = clock;
    }

    /** For a visit of somebody's, or for one that is moved, whose own time is not in its way; both may be null. */
    ExplanationView explain(String service, String site, OffsetDateTime start, UUID patient, UUID appointment) {
        return PlanMoved.readAgain(
                () -> explainOnce(bookable.asked(service, site, start.toInstant()), patient, appointment));
    }

    private ExplanationView explainOnce(VisitAt visit, UUID patient, UUID appointment) {
        var now = clock.instant();
        var moving = movable.visit(visit, appointment);
        var person = movable.person(moving, patient);
        boolean keepsItsTime =
                moving.filter(own -> OwnTime.isKept(own, visit, now)).isPresent();
        List<StartRule.Broken> rules = keepsItsTime ? List.of() : StartRule.broken(visit, now, false);
        var missing = person.filter(each -> !keepsItsTime)
                .flatMap(each -> gates.missing(each, visit, moving.map(Appointment::id)));
        var needs = availability.whyNot(visit, person, moving.map(Appointment::id)).stream()
                .map(failure -> view(failure, visit))
                .toList();
        return new ExplanationView(
                visit.service().code(),
                visit.site().code(),
                AppointmentViews.at(visit.start(), visit.site().zone()),
                visit.site().zone(),
                rules.isEmpty() && needs.isEmpty() && missing.stream().allMatch(List::isEmpty),
                rules,
                needs,
                missing.orElse(null));
    }

    private static NeedView view(NeedFailure failure, VisitAt visit) {
        List<CandidateView> candidates =
                failure.candidates().stream().map(each -> view(each, visit)).toList();
        return new NeedView(failure.role(), candidates);
    }

    private static CandidateView view(NeedFailure.Candidate candidate, VisitAt visit) {
        var actor = candidate.actorId().flatMap(visit.plan()::actor);
        return new CandidateView(
                actor.map(Actor::code).orElse(null),
                actor.map(Actor::name).orElse(null),
                candidate.capability(),
                candidate.lanes(),
                candidate.freeLanes(),
                candidate.why(),
                candidate
                        .until()
                        .map(until -> AppointmentViews.at(until, visit.site().zone()))
                        .orElse(null));
    }
}
