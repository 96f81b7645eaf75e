package org.stillpoint.patient;

import org.stillpoint.platform.ProblemType;

/** The refusals of gates and of what they rest on. */
enum GateProblem implements ProblemType {
    GATES_NOT_MET(
            422,
            "Something that must come before this treatment is missing",
            "`gates` lists all that is not met. Complete it, or let a prescriber send `override` with a reason and the codes of"
                    + " `gates` that are overridable."),
    GATE_NOT_OVERRIDABLE(
            422,
            "This gate can not be overridden",
            "`codes` lists what `override` may not name: gates that nobody may lift, and gates that this visit does not have."),
    GATE_OVERRIDE_NOT_ALLOWED(403, "Only a prescriber may override a gate", "Let a prescriber do this."),
    ALREADY_ENDED(
            409, "The record has been ended already", "Read it: it tells when and why. Nothing has to be done again.");

    private final Meaning meaning;

    GateProblem(int status, String title, String advice) {
        meaning = new Meaning(status, title, advice);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
