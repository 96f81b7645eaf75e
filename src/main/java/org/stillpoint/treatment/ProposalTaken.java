package org.stillpoint.treatment;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.stillpoint.platform.Refusal;

/** Somebody else was quicker at some of the dates; none is booked. */
final class ProposalTaken extends Refusal {

    private static final long serialVersionUID = 1L;

    /**
     * A date that has gone.
     *
     * @param problem the slug of what a booking of it alone would meet
     */
    record Gone(int step, int number, String service, OffsetDateTime start, String problem, Object blockers) {}

    private final transient UUID series;
    private final transient ProposeSessions wishes;

    ProposalTaken(UUID series, ProposeSessions wishes, List<Gone> gone) {
        super(
                TreatmentProblem.PROPOSAL_TAKEN,
                gone.size() == 1 ? "One of the times has gone." : gone.size() + " of the times have gone.");
        this.series = series;
        this.wishes = wishes;
        with("taken", gone);
    }

    UUID series() {
        return series;
    }

    /** For the best proposal alone, and else as for the one whose times have gone. */
    ProposeSessions wishes() {
        return new ProposeSessions(wishes.upTo(), 1, wishes.preferences());
    }

    Refusal with(ProposalsView fresh) {
        return with("proposal", fresh);
    }
}
