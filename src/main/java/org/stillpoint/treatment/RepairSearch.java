package org.stillpoint.treatment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.stillpoint.availability.NeedFailure;
import org.stillpoint.availability.PlanMoved;
import org.stillpoint.treatment.RepairBoard.Outcome;
import org.stillpoint.treatment.RepairItem.Serving;
import org.stillpoint.treatment.RepairReading.Read;

/** Looks for the least disturbing repair: reads in one short transaction, then computes outside of any. */
@ApplicationScoped
class RepairSearch {

    private static final String PATIENT = "PATIENT";

    private final RepairReading reading;
    private final RepairThread thread;
    private final RepairConfig config;
    private RepairSolver solver;

    RepairSearch(RepairReading reading, RepairThread thread, RepairConfig config) {
        this.reading = reading;
        this.thread = thread;
        this.config = config;
    }

    RepairProposal.Content search(RepairScope scope) {
        var read = PlanMoved.readAgain(() -> reading.read(scope));
        var found = thread.run(() -> solve(read));
        return scope.makesRoom() ? withoutThoseWhoStay(found) : found;
    }

    /** Of several who are in the way not all have to give way. */
    private static RepairProposal.Content withoutThoseWhoStay(RepairProposal.Content found) {
        var items = found.items().stream()
                .filter(item -> item.kind() != RepairKind.REASSIGN
                        || item.serving().stream().anyMatch(Serving::changed))
                .toList();
        return new RepairProposal.Content(items, found.provenBest());
    }

    /** On the one thread for it; the solver is made when it is needed first, because not every server ever needs it. */
    private RepairProposal.Content solve(Read read) {
        if (solver == null) {
            solver = new RepairSolver();
        }
        var plan = solver.solve(read.question(), config.limits());
        return new RepairProposal.Content(
                plan.outcomes().stream().map(outcome -> item(outcome, read)).toList(), plan.provenBest());
    }

    private static RepairItem item(Outcome outcome, Read read) {
        var visit = outcome.wish().visit();
        if (outcome.place().isEmpty()) {
            return new RepairItem(
                    visit.appointment(),
                    visit.version(),
                    RepairKind.CANNOT_SAVE,
                    visit.start(),
                    null,
                    List.of(),
                    whyNot(outcome, read));
        }
        return new RepairItem(
                visit.appointment(),
                visit.version(),
                outcome.moves() ? RepairKind.MOVE : RepairKind.REASSIGN,
                visit.start(),
                outcome.wish().choice().start(),
                serving(outcome, read),
                outcome.moves() ? whyMoved(outcome, read) : List.of());
    }

    private static List<Serving> serving(Outcome outcome, Read read) {
        var appointment = outcome.wish().visit().appointment();
        var until = read.facts().stream()
                .filter(fact -> fact.id().equals(appointment))
                .flatMap(fact -> fact.actors().stream())
                .toList();
        return outcome.place().orElseThrow().served().stream()
                .map(served -> new Serving(
                        served.role(),
                        served.actorId(),
                        until.stream()
                                .noneMatch(each -> each.role().equals(served.role())
                                        && each.actor().equals(served.actorId()))))
                .toList();
    }

    private static List<RepairReason> whyMoved(Outcome outcome, Read read) {
        var why = new ArrayList<>(needs(outcome, read));
        if (why.isEmpty()) {
            why.add(new RepairReason(
                    "GIVEN_TO_OTHERS", "Whoever is free at its own time is needed by others of these visits."));
        }
        var wish = outcome.wish();
        why.addAll(read.leftOut()
                .nearerThan(wish.visit().appointment(), wish.choice().minutesMoved()));
        return List.copyOf(why);
    }

    private static List<RepairReason> whyNot(Outcome outcome, Read read) {
        var reasons = new ArrayList<>(needs(outcome, read));
        if (!outcome.wish().candidate().choices().isEmpty()) {
            reasons.add(new RepairReason(
                    "GIVEN_TO_OTHERS", "Every time that it could have is needed by others of these visits."));
            return List.copyOf(reasons);
        }
        reasons.add(new RepairReason("NOTHING_NEAR", "There is no other time for it in the days around its own."));
        reasons.addAll(read.leftOut().of(outcome.wish().visit().appointment()));
        return List.copyOf(reasons);
    }

    /** What is missing at its own time, if it were the only one. */
    private static List<RepairReason> needs(Outcome outcome, Read read) {
        var visit = outcome.wish().visit();
        var calendar = read.question().calendar();
        var failures = calendar.whyNot(visit.mover(), visit.start());
        if (!failures.isEmpty()
                && calendar.whyNot(visit.whoeverServes(), visit.start()).isEmpty()) {
            return List.of(new RepairReason(
                    "AVOIDED_PRACTITIONERS", "At its own time only somebody whom the patient avoids is free."));
        }
        return failures.stream().map(failure -> need(failure, read)).toList();
    }

    private static RepairReason need(NeedFailure failure, Read read) {
        if (failure.role().equals(PATIENT)) {
            return new RepairReason("PATIENT_ELSEWHERE", "The patient is elsewhere at its own time.");
        }
        var who = failure.candidates().stream()
                .flatMap(candidate -> candidate
                        .actorId()
                        .flatMap(read.plan()::actor)
                        .map(actor -> actor.code() + " (" + candidate.why() + ")")
                        .stream())
                .distinct()
                .collect(Collectors.joining(", "));
        return new RepairReason(
                "NOBODY_FREE",
                "Nobody can serve as " + failure.role() + " at its own time"
                        + (who.isEmpty() ? "." : ": " + who + "."));
    }
}
