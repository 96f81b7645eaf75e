package org.stillpoint.treatment;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
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

    ProposalTaken(List<Gone> gone, Optional<ProposalsView> fresh) {
        super(
                TreatmentProblem.PROPOSAL_TAKEN,
                gone.size() == 1 ? "One of the times has gone." : gone.size() + " of the times have gone.");
        with("taken", gone);
        fresh.ifPresent(proposal -> with("proposal", proposal));
    }
}
