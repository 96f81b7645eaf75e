package org.stillpoint.followup;

import org.stillpoint.platform.ProblemType;

/** The refusals that are about follow-ups. */
enum FollowUpProblem implements ProblemType {
    FOLLOW_UP_NOT_OPEN(
            409,
            "The follow-up is not open to this any more",
            "Read it again: `currentState` tells what became of it."),
    FOLLOW_UP_ASSIGNED(
            409,
            "Somebody else works on this follow-up",
            "Wait until `until`, or let `account` give it back: so nobody is called twice.");

    private final Meaning meaning;

    FollowUpProblem(int status, String title, String advice) {
        meaning = new Meaning(status, title, advice);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
