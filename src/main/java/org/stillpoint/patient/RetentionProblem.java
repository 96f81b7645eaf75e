package org.stillpoint.patient;

import org.stillpoint.platform.ProblemType;

/** The refusals that are about keeping and erasing. */
enum RetentionProblem implements ProblemType {
    ERASURE_NOT_ALLOWED(
            422,
            "The record can not be erased yet",
            "`reasons` lists all that stands in the way, with `until` when, where it ends by itself: cancel the visits that are ahead,"
                    + " release the legal holds, wait for the end of the duty to keep records.");

    private final Meaning meaning;

    RetentionProblem(int status, String title, String advice) {
        meaning = new Meaning(status, title, advice);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
