package org.stillpoint.followup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.stillpoint.patient.Gates;
import org.stillpoint.platform.InvalidRequest;
import org.stillpoint.platform.NotFound;
import org.stillpoint.security.Audit;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.Deed;

/** Shows clinicians what patients said, and keeps what they were told. */
@ApplicationScoped
@Transactional
class CheckInDesk {

    private static final String KIND = "FollowUp";

    private final FollowUps followUps;
    private final CheckIns checkIns;
    private final CheckInWriter writer;
    private final OpenQuestions questions;
    private final Answered answered;
    private final Gates gates;
    private final Recompute recompute;
    private final CurrentUser user;
    private final Audit audit;
    private final Clock clock;

    CheckInDesk(
            FollowUps followUps,
            CheckIns checkIns,
            CheckInWriter writer,
            OpenQuestions questions,
            Answered answered,
            Gates gates,
            Recompute recompute,
            CurrentUser user,
            Audit audit,
            Clock clock) {
        this.followUps = followUps;
        this.checkIns = checkIns;
        this.writer = writer;
        this.questions = questions;
        this.answered = answered;
        this.gates = gates;
        this.recompute = recompute;
        this.user = user;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * To this follow-up, to one that ran after the same answer, or of which a risk tells. Refuses with {@link NotFound} as long as
     * there is none.
     */
    CheckInView read(UUID id) {
        var followUp = followUps.get(id);
        var checkIn = followUp.about()
                .map(_ -> checkIns.findByIdOptional(Risks.checkIn(followUp)))
                .orElseGet(() -> checkIns.ofChain(followUp.root()))
                .orElseThrow(NotFound::new);
        audit.record(Deed.of("CHECK_IN_READ", KIND, id).about(followUp.patientId()));
        return CheckInView.of(checkIn);
    }

    /** What the patient says on the telephone, also when nobody has answered in time. */
    AnsweredView enter(UUID id, AnswerCheckIn request) {
        var patient = followUps.get(id).patientId();
        gates.lock(patient);
        recompute.lock(patient);
        var followUp = asked(followUps.locked(id));
        var account = user.account();
        writer.keep(followUp, request, account);
        var remaining = answered.completeIfAll(followUp, account);
        audit.record(Deed.of("CHECK_IN_ANSWERED", KIND, followUp.id()).about(patient));
        return new AnsweredView(remaining.isEmpty() ? LinkState.ANSWERED : LinkState.OPEN, remaining);
    }

    /** Whoever calls because nobody has answered asks what was asked first. */
    private FollowUp asked(FollowUp followUp) {
        var asked = followUp.kind() == FollowUpKind.CALL
                ? followUp.follows().map(followUps::locked).orElse(followUp)
                : followUp;
        if (asked.kind() != FollowUpKind.CHECK_IN) {
            throw InvalidRequest.at("", "is not asked here");
        }
        if (!questions.of(asked).remaining().contains(OpenQuestions.CHECK_IN)) {
            throw new FollowUpAnswered();
        }
        asked.insistOnWork();
        followUp.insistOnNobodyElse(user.account().orElseThrow(), clock.instant());
        return asked;
    }
}
