package org.stillpoint.treatment;

import org.stillpoint.platform.ProblemType;

/** The refusals of protocols. */
enum ProtocolProblem implements ProblemType {
    PROTOCOL_OVERRIDE_NOT_ALLOWED(
            403,
            "Only a prescriber may let an induction leave the usual range",
            "Let a prescriber send the protocol with `override`, or keep the usual range.");

    private final Meaning meaning;

    ProtocolProblem(int status, String title, String advice) {
        meaning = new Meaning(status, title, advice);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
