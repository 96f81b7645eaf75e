package org.stillpoint.followup;

import org.stillpoint.platform.Refusal;

/** There is no suggestion, or it was accepted already. */
final class NothingSuggested extends Refusal {

    private static final long serialVersionUID = 1L;

    NothingSuggested() {
        super(FollowUpProblem.NOTHING_SUGGESTED, "This follow-up suggests nothing that could be accepted.");
    }
}
