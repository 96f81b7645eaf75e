package org.stillpoint.followup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.outcome.Instruments;
import org.stillpoint.outcome.Outcomes;
import org.stillpoint.patient.Gates;
import org.stillpoint.platform.InvalidRequest;
import org.stillpoint.security.Audit;
import org.stillpoint.security.Deed;
import org.stillpoint.security.RateLimits;
import org.stillpoint.security.TooManyRequests;

/**
 * What a patient sees and answers with a link. Whoever does not know the date of birth is shown nothing, and has that counted: all of
 * it in one transaction, since a second one would need a second connection while the first waits for it. Who knows it is not counted,
 * however many of them come from one address.
 */
@ApplicationScoped
@Transactional(dontRollbackOn = {DateOfBirthWrong.class, TooManyWrongDates.class})
class OwnFollowUp {

    private static final String LIMIT = "follow-up-answers";
    private static final String KIND = "FollowUp";

    private final FollowUpLinks links;
    private final Holders holders;
    private final FollowUps followUps;
    private final OpenQuestions questions;
    private final Answered answered;
    private final Outcomes outcomes;
    private final Instruments instruments;
    private final CheckInWriter checkIns;
    private final Gates gates;
    private final Recompute recompute;
    private final RateLimits limits;
    private final Audit audit;
    private final Clock clock;

    OwnFollowUp(
            FollowUpLinks links,
            Holders holders,
            FollowUps followUps,
            OpenQuestions questions,
            Answered answered,
            Outcomes outcomes,
            Instruments instruments,
            CheckInWriter checkIns,
            Gates gates,
            Recompute recompute,
            RateLimits limits,
            Audit audit,
            Clock clock) {
        this.links = links;
        this.holders = holders;
        this.followUps = followUps;
        this.questions = questions;
        this.answered = answered;
        this.outcomes = outcomes;
        this.instruments = instruments;
        this.checkIns = checkIns;
        this.gates = gates;
        this.recompute = recompute;
        this.limits = limits;
        this.audit = audit;
        this.clock = clock;
    }

    QuestionsView questions(UUID id, AskForQuestions request) {
        var link = known(id, request.dateOfBirth());
        var followUp = followUps.get(id);
        followUp.insistOnTime(clock.instant());
        var remaining = questions.of(followUp).remaining();
        audit.record(deed("FOLLOW_UP_QUESTIONS_READ", link));
        return new QuestionsView(
                link.to().atOffset(ZoneOffset.UTC),
                remaining.contains(OpenQuestions.CHECK_IN) ? CheckInQuestions.PRESENT : null,
                remaining.stream()
                        .flatMap(code -> instruments.find(code).stream())
                        .map(instrument -> QuestionsView.Questionnaire.of(
                                instrument, outcomes.askedFrom(link.patient(), instrument.code())))
                        .toList());
    }

    AnsweredView checkIn(UUID id, AnswerCheckIn request) {
        if (request.dateOfBirth() == null) {
            throw InvalidRequest.at("/dateOfBirth", "must not be null");
        }
        var followUp = asked(id, request.dateOfBirth(), OpenQuestions.CHECK_IN, "");
        checkIns.keep(followUp, request, Optional.empty());
        return kept(followUp, "CHECK_IN_ANSWERED");
    }

    /** Danger in the answers is heard by whoever hears of responses, also before the time of the questions. */
    AnsweredView respond(UUID id, AnswerQuestionnaire request) {
        var followUp = asked(id, request.dateOfBirth(), request.instrument(), "/instrument");
        var recorded = outcomes.recordFor(
                followUp.patientId(), id, request.instrument(), request.language(), request.answers());
        if (!recorded.risk()) {
            followUp.insistOnTime(clock.instant());
        }
        return kept(followUp, "FOLLOW_UP_ANSWERED");
    }

    /** With what was answered before; a second one who answers at the same time waits, and finds it answered. */
    private FollowUp asked(UUID id, LocalDate dateOfBirth, String what, String pointer) {
        var patient = known(id, dateOfBirth).patient();
        gates.lock(patient);
        recompute.lock(patient);
        links.own(id).insistGood(clock.instant());
        var followUp = followUps.locked(id);
        if (!questions.of(followUp).remaining().contains(what)) {
            insistAsked(followUp, what, pointer);
            throw new FollowUpAnswered();
        }
        return followUp;
    }

    private static void insistAsked(FollowUp followUp, String what, String pointer) {
        boolean asked = what.equals(OpenQuestions.CHECK_IN)
                ? followUp.kind() == FollowUpKind.CHECK_IN
                : followUp.instruments().contains(what);
        if (!asked) {
            throw InvalidRequest.at(pointer, "is not asked here");
        }
    }

    private AnsweredView kept(FollowUp followUp, String action) {
        var remaining = answered.completeIfAll(followUp);
        audit.record(
                Deed.of(action, KIND, followUp.id()).about(followUp.patientId()).onBehalfOf(followUp.patientId()));
        return new AnsweredView(links.own(followUp.id()).state(clock.instant()), remaining);
    }

    /** The link, of whoever knows whose it is. */
    private LinkRow known(UUID id, LocalDate dateOfBirth) {
        var link = links.own(id);
        link.insistGood(clock.instant());
        holders.triesLeft(id, link.patient(), dateOfBirth).ifPresent(left -> {
            audit.refused(deed("FOLLOW_UP_LINK_TRIED", link).denied());
            charge();
            throw new DateOfBirthWrong(left);
        });
        return link;
    }

    private void charge() {
        try {
            limits.chargeClient(LIMIT);
        } catch (TooManyRequests many) {
            throw new TooManyWrongDates(many);
        }
    }

    private static Deed deed(String action, LinkRow link) {
        return Deed.of(action, KIND, link.followUp()).about(link.patient());
    }
}
