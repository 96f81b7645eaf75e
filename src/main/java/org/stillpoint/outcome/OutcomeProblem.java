package org.stillpoint.outcome;

import org.stillpoint.platform.ProblemType;

/** The refusals about what patients answer. */
enum OutcomeProblem implements ProblemType {
    RESPONSE_CORRECTED(
            409,
            "The response was corrected before",
            "Correct the response that `correctedBy` names: it is the one that holds."),
    ASKED_TOO_SOON(
            422,
            "The patient has answered this before",
            "The answers at `last` hold; ask again from `from` on. What was wrong with them is corrected there."),
    TOO_SOON_AFTER_DOSE(
            422,
            "The patient was given a dose too short a time before",
            "Right after a dose answers tell of its peak. Ask from `from` on.");

    private final Meaning meaning;

    OutcomeProblem(int status, String title, String advice) {
        meaning = new Meaning(status, title, advice);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
