package org.stillpoint.followup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.stillpoint.patient.CrisisFlags;
import org.stillpoint.patient.CrisisOrigin;
import org.stillpoint.platform.Ids;

/** Keeps what a patient said at a check-in, and lets somebody look at once at what can not wait. Joins the caller's transaction. */
@ApplicationScoped
class CheckInWriter {

    private final CheckIns checkIns;
    private final CrisisFlags flags;
    private final Risks risks;
    private final Ids ids;
    private final Clock clock;

    CheckInWriter(CheckIns checkIns, CrisisFlags flags, Risks risks, Ids ids, Clock clock) {
        this.checkIns = checkIns;
        this.flags = flags;
        this.risks = risks;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What can not wait is heard whenever it is told, and before its time leaves the rest to be asked then; everything else is refused before its time with {@link NotAskedYet}.
     *
     * @param account of staff, who were told
     */
    void keep(FollowUp followUp, AnswerCheckIn request, Optional<UUID> account) {
        var asked = CheckInQuestions.PRESENT;
        var answers = request.answers(asked);
        var now = clock.instant();
        if (!request.canNotWait()) {
            followUp.insistOnTime(now);
        }
        var id = followUp.isBeforeTime(now) ? ids.next() : followUp.id();
        checkIns.persistAndFlush(new CheckIn(id, followUp.id(), asked.version(), answers, now, account));
        if (request.tellsOf(CheckInQuestions.Urgency.DANGER)) {
            flags.raise(followUp.patientId(), CrisisOrigin.RESPONSE, id, now);
        }
        if (request.canNotWait()) {
            risks.raiseOfCheckIn(followUp.patientId(), id, now);
        }
    }
}
