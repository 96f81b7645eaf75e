package org.stillpoint.session;

import org.stillpoint.platform.ProblemType;

/** The refusals about how long patients stay, and about their leaving. */
enum StayProblem implements ProblemType {
    NOTHING_ENDANGERED(
            422,
            "No later visit is endangered",
            "Nobody has to move: read the endangered appointments again when the session takes longer."),
    DISCHARGE_NOT_POSSIBLE(
            422,
            "The patient can not be discharged yet",
            "`missing` tells every condition that does not hold and why. Whoever has to go all the same is transferred.");

    private final Meaning meaning;

    StayProblem(int status, String title, String advice) {
        meaning = new Meaning(status, title, advice);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
