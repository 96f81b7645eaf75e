package org.stillpoint.board;

import org.stillpoint.platform.ProblemType;

/** The refusals of this feature. */
enum BoardProblem implements ProblemType {
    TOO_MANY_LISTENERS(
            429,
            "Too many are listening with this account",
            "Close one of the others (every open tab is one), or wait: one that is gone is noticed within seconds.");

    private final Meaning meaning;

    BoardProblem(int status, String title, String advice) {
        meaning = new Meaning(status, title, advice);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
