package org.stillpoint.followup;

import org.stillpoint.platform.Refusal;

/** A check-in belongs to the day after a dose. */
final class CheckInNotPossible extends Refusal {

    private static final long serialVersionUID = 1L;

    private CheckInNotPossible(String reason, String detail) {
        super(FollowUpProblem.CHECK_IN_NOT_POSSIBLE, detail);
        with("reason", reason);
    }

    static CheckInNotPossible notDosed() {
        return new CheckInNotPossible("NOT_DOSED", "Dosing has not ended at this session.");
    }

    static CheckInNotPossible tooLate() {
        return new CheckInNotPossible("TOO_LATE", "The time of a check-in after this session has passed.");
    }
}
