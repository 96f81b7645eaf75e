package org.stillpoint.treatment;

import org.stillpoint.platform.ProblemType;

/** The refusals that are about repairs. */
enum RepairProblem implements ProblemType {
    REPAIR_TAKEN(
            409,
            "Some of the proposed repair is no longer possible",
            "`taken` lists those visits; nothing was moved. `proposal` is a fresh one: look at it, and accept that."),
    REPAIR_STALE(409, "The proposed repair is out of date", "Ask for a new one."),
    REPAIR_ACCEPTED(
            409,
            "The proposed repair has been accepted already",
            "Read the appointments; ask for a new one for what is left.");

    private final Meaning meaning;

    RepairProblem(int status, String title, String advice) {
        meaning = new Meaning(status, title, advice);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
