package org.stillpoint.treatment;

import org.stillpoint.platform.ProblemType;

/** The refusals that are about series. */
enum TreatmentProblem implements ProblemType {
    SERIES_ALREADY_OPEN(
            409,
            "The patient has an open series of this route",
            "Go on with the series that `series` names, or end it first."),
    SERIES_NOT_OPEN(
            409,
            "The series does not stand as this needs it",
            "Read it again: `currentStatus` tells whether it is active, paused or ended."),
    PROPOSAL_TAKEN(
            409,
            "Some of the proposed times have gone",
            "`taken` lists them. `proposal` is a fresh one for the same wishes: book that, or send `partial: true`."),
    PROPOSAL_STALE(
            409,
            "The proposal is out of date",
            "It has expired, or the series has changed since it was made. Ask for a new one."),
    PREFERENCES_EXCLUDE_EVERYTHING(
            422,
            "The preferences leave no time at which a visit could start",
            "Change one of those that `preferences` names; a single one leaves nothing by itself, several only together."),
    NOTHING_TO_PROPOSE(
            422,
            "There is nothing to propose",
            "`blockers` tells why: all sessions are booked, the course is complete, or a review comes first."),
    PROTOCOL_DOES_NOT_FIT(
            422,
            "The series can not follow that version",
            "Its route, or its course up to where the series is, differs. End the series and start another one."),
    NO_STEP_BACK(
            422,
            "There is nothing to step back to",
            "The course is in its first phase. Continue it, or end the series and start another one.");

    private final Meaning meaning;

    TreatmentProblem(int status, String title, String advice) {
        meaning = new Meaning(status, title, advice);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
