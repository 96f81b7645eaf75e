package org.stillpoint.treatment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.stillpoint.availability.Served;
import org.stillpoint.platform.Ids;
import org.stillpoint.security.Audit;
import org.stillpoint.treatment.SeriesProposal.Content;
import org.stillpoint.treatment.SeriesProposal.ProposedMove;
import org.stillpoint.treatment.SeriesProposal.ProposedSession;

/** Proposes how a course goes on whose visits were cancelled, missed, moved or displaced. Holds and moves nothing. */
@ApplicationScoped
@Transactional
class SeriesRepairs {

    private final AllSeries all;
    private final SeriesFiles files;
    private final SeriesProposals proposals;
    private final SeriesRepairPlanner planner;
    private final SeriesRepairViews views;
    private final TreatmentConfig config;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    SeriesRepairs(
            AllSeries all,
            SeriesFiles files,
            SeriesProposals proposals,
            SeriesRepairPlanner planner,
            SeriesRepairViews views,
            TreatmentConfig config,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.all = all;
        this.files = files;
        this.proposals = proposals;
        this.planner = planner;
        this.views = views;
        this.config = config;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    SeriesRepairView propose(UUID id) {
        var file = files.of(all.get(id));
        file.series().insistOn(SeriesStatus.ACTIVE);
        var now = clock.instant();
        insistOnGoingOn(file, now);
        var plan = planner.plan(file, now);
        if (plan.offersNothing()) {
            throw new NothingToPropose(List.of(new CourseNote(
                    "NOTHING_BROKEN", "Every booked visit keeps the rules, and nothing that had a date lacks one.")));
        }
        proposals.forgetOld(id, now);
        var content = Content.ofRepair(
                plan.sessions().map(ProposedSession::of).orElse(List.of()),
                file.series().preferences(),
                moves(plan));
        var kept = new SeriesProposal(ids.next(), file, content, now, now.plus(config.proposalLife()));
        proposals.persistAndFlush(kept);
        audit.record(SeriesRecord.deed("SERIES_REPAIR_PROPOSED", file.series()).showing(1));
        return views.of(file, plan, kept);
    }

    private static void insistOnGoingOn(SeriesFile file, Instant now) {
        var progress = file.progress();
        if (progress.stop().isPresent()) {
            var today = LocalDate.ofInstant(now, file.site().zone());
            throw new NothingToPropose(new CourseNotes(file, progress, today).blockers());
        }
    }

    private static List<ProposedMove> moves(SeriesRepairPlan plan) {
        var moves = new ArrayList<ProposedMove>();
        for (var move : plan.saved()) {
            moves.add(new ProposedMove(
                    move.session().appointment(),
                    move.session().version(),
                    move.to().orElseThrow(),
                    move.served().stream().map(Served::actorId).toList()));
        }
        return moves;
    }
}
