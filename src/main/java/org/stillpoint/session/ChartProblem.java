package org.stillpoint.session;

import org.stillpoint.platform.ProblemType;

/** The refusals about what is recorded at a session. */
enum ChartProblem implements ProblemType {
    ENTRY_CORRECTED(
            409,
            "The entry was corrected before",
            "Correct the entry that `correctedBy` names: it is the one that holds."),
    ENTRY_WITHDRAWN(409, "The entry was withdrawn", "It does not come back: record anew what did happen after all."),
    DOSE_RECORDED(409, "The device was recorded before", "Nothing has to be done again: `dose` names the entry."),
    DOSE_UNDER_WAY(
            409, "A dose is being given", "End the dose that `dose` names, or record what comes next after its end."),
    DOSE_ENDED(409, "The dose has ended", "Correct it if its end is wrong."),
    DOSE_NOT_POSSIBLE(
            422,
            "The dose can not be right",
            "`reasons` tells all that is wrong with it. Where one is `overridable`, a prescriber may send `beyondBand` with a reason."),
    DOSE_OVERRIDE_NOT_ALLOWED(
            403,
            "Only a prescriber goes beyond what is plausible",
            "Ask a prescriber to record the dose with their reason.");

    private final Meaning meaning;

    ChartProblem(int status, String title, String advice) {
        meaning = new Meaning(status, title, advice);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
