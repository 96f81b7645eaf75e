package org.stillpoint.followup;

import org.stillpoint.platform.Refusal;

/** Whoever opened the link does not know whose it is. */
final class DateOfBirthWrong extends Refusal {

    private static final long serialVersionUID = 1L;

    DateOfBirthWrong(int triesLeft) {
        super(FollowUpProblem.DATE_OF_BIRTH_WRONG, "This is not the date of birth that the clinic knows.");
        with("triesLeft", triesLeft);
    }

    @Override
    protected boolean isCounted() {
        return true;
    }
}
