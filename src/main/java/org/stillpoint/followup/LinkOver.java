package org.stillpoint.followup;

import org.stillpoint.platform.Refusal;

/** Nothing can be answered by this link any more; why is nobody's business who may have found it. */
final class LinkOver extends Refusal {

    private static final long serialVersionUID = 1L;

    LinkOver() {
        super(FollowUpProblem.LINK_OVER, "This link is not good any more.");
    }
}
