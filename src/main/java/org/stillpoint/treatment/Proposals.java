package org.stillpoint.treatment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.platform.Ids;
import org.stillpoint.security.Audit;
import org.stillpoint.treatment.SeriesProposal.Content;
import org.stillpoint.treatment.SeriesProposal.ProposedSession;

/** Proposes dates for what a course lacks. Holds nothing: a proposal is good until somebody else books one of its times. */
@ApplicationScoped
@Transactional
class Proposals {

    /** Long enough to see every weekday with room some weeks ahead: preferences that allow none of it exclude everything. */
    private static final int DAYS_TO_LOOK = 28;

    private final AllSeries all;
    private final SeriesFiles files;
    private final SeriesProposals proposals;
    private final CourseQuestions questions;
    private final PreferenceCheck preferences;
    private final ProposalViews views;
    private final TreatmentConfig config;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    Proposals(
            AllSeries all,
            SeriesFiles files,
            SeriesProposals proposals,
            CourseQuestions questions,
            PreferenceCheck preferences,
            ProposalViews views,
            TreatmentConfig config,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.all = all;
        this.files = files;
        this.proposals = proposals;
        this.questions = questions;
        this.preferences = preferences;
        this.views = views;
        this.config = config;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    ProposalsView propose(UUID id, ProposeSessions request) {
        var file = files.of(all.get(id));
        file.series().insistOn(SeriesStatus.ACTIVE);
        var now = clock.instant();
        var wanted =
                Optional.ofNullable(request.preferences()).orElse(file.series().preferences());
        if (request.preferences() != null) {
            preferences.insist(wanted, file.protocol(), file.site(), window(file));
        }
        var wishes = wishes(file, request.upTo());
        var asked = questions.of(file, wishes, wanted, request.limit(), now);
        var found = CoursePlanner.plan(asked.question());
        proposals.forgetOld(id, now);
        var expires = now.plus(config.proposalLife());
        var kept = new ArrayList<SeriesProposal>();
        for (var proposal : found) {
            kept.add(new SeriesProposal(
                    ids.next(), file, Content.ofCourse(request, ProposedSession.of(proposal), wanted), now, expires));
        }
        proposals.persist(kept);
        proposals.flush();
        audit.record(SeriesRecord.deed("SERIES_PROPOSED", file.series()).showing(kept.size()));
        return views.of(file, asked, found, kept, expires);
    }

    private StartTreatmentSeries.Window window(SeriesFile file) {
        var today = LocalDate.ofInstant(clock.instant(), file.site().zone());
        var from = file.series().startFrom().isBefore(today)
                ? today
                : file.series().startFrom();
        return new StartTreatmentSeries.Window(from, from.plusDays(DAYS_TO_LOOK - 1));
    }

    private List<SessionWish> wishes(SeriesFile file, ProposeSessions.Extent upTo) {
        var progress = file.progress();
        var today = LocalDate.ofInstant(clock.instant(), file.site().zone());
        var wishes = new CourseWishes(progress, file.protocol().spacing(), today).upTo(upTo);
        boolean review = !wishes.isEmpty()
                && progress.needsReviewBefore(wishes.getFirst().step());
        if (wishes.isEmpty() || review || progress.stop().isPresent()) {
            throw new NothingToPropose(new CourseNotes(file, progress, today).whyNothing(wishes, review));
        }
        return wishes;
    }
}
