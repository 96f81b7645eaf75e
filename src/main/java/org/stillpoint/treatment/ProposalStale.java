package org.stillpoint.treatment;

import org.stillpoint.platform.Refusal;

/** It was made for the series as it was, and is good for a while only. */
final class ProposalStale extends Refusal {

    private static final long serialVersionUID = 1L;

    ProposalStale() {
        super(
                TreatmentProblem.PROPOSAL_STALE,
                "The proposal has expired, or the series has changed since it was made.");
    }
}
