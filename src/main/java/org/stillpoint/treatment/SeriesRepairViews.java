package org.stillpoint.treatment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.stillpoint.availability.Served;
import org.stillpoint.clinic.ClinicPlan;
import org.stillpoint.treatment.ProposalsView.Score;
import org.stillpoint.treatment.SeriesRepairPlan.Move;

/** Shows how a course could go on, with what that comes to in words. */
@ApplicationScoped
class SeriesRepairViews {

    private final ProposalViews proposals;

    SeriesRepairViews(ProposalViews proposals) {
        this.proposals = proposals;
    }

    SeriesRepairView of(SeriesFile file, SeriesRepairPlan plan, SeriesProposal kept) {
        var dates =
                plan.sessions().map(found -> proposals.item(file, plan.asked().plan(), found, kept.id()));
        var score = new ArrayList<>(score(plan));
        dates.ifPresent(item -> score.addAll(item.score()));
        return new SeriesRepairView(
                kept.id(),
                plan.complete(),
                plan.moves().stream()
                        .map(move -> move(file, move, plan.asked().plan()))
                        .toList(),
                dates.map(ProposalsView.Item::sessions).orElse(List.of()),
                dates.map(ProposalsView.Item::missing).orElse(List.of()),
                score,
                dates.map(ProposalsView.Item::warnings).orElse(List.of()),
                ProposalViews.local(kept.expiresAt(), file),
                file.site().zone());
    }

    private static SeriesRepairView.Move move(SeriesFile file, Move move, ClinicPlan plan) {
        var session = move.session();
        return new SeriesRepairView.Move(
                session.appointment(),
                session.reference(),
                session.step() + 1,
                file.protocol().course().get(session.step()).phase(),
                move.visit().service().code(),
                move.kind(),
                ProposalViews.local(session.start(), file),
                move.to().map(start -> ProposalViews.local(start, file)).orElse(null),
                move.served().stream().map(served -> actor(served, move, plan)).toList(),
                move.why());
    }

    private static RepairProposalView.Actor actor(Served served, Move move, ClinicPlan plan) {
        var actor = plan.actor(served.actorId()).orElseThrow();
        return new RepairProposalView.Actor(served.role(), actor.code(), actor.name(), isNew(served, move));
    }

    private static boolean isNew(Served served, Move move) {
        return move.visit().actors().stream()
                .noneMatch(each ->
                        each.role().equals(served.role()) && each.actor().equals(served.actorId()));
    }

    private static List<Score> score(SeriesRepairPlan plan) {
        int visits = plan.moves().size();
        long lost = visits - plan.saved().size();
        long moved = plan.moves().stream()
                .filter(move -> move.kind() == RepairKind.MOVE)
                .count();
        long minutes =
                plan.saved().stream().mapToLong(SeriesRepairViews::minutes).sum();
        long actors = plan.saved().stream()
                .mapToLong(move -> move.served().stream()
                        .filter(served -> isNew(served, move))
                        .count())
                .sum();
        return List.of(
                score(RepairCriterion.NOT_SAVED, lost, "%d of %d can not be saved.".formatted(lost, visits)),
                score(
                        RepairCriterion.VISITS_MOVED,
                        moved,
                        "%d of %d get another time; the others keep theirs with other people or rooms."
                                .formatted(moved, visits)),
                score(
                        RepairCriterion.MINUTES_MOVED,
                        minutes,
                        "They are moved by %d minutes in all.".formatted(minutes)),
                score(
                        RepairCriterion.ACTORS_CHANGED,
                        actors,
                        "%d of those who were to serve are replaced, rooms and devices included.".formatted(actors)));
    }

    private static long minutes(Move move) {
        return move.to()
                .map(to -> Duration.between(move.session().start(), to).abs().toMinutes())
                .orElse(0L);
    }

    private static Score score(RepairCriterion criterion, long value, String inWords) {
        return new Score(criterion.name(), value, inWords);
    }
}
