package org.stillpoint.session;

import org.stillpoint.platform.ProblemType;

/** The refusals about forms. */
enum FormProblem implements ProblemType {
    FORM_NOT_OPEN(
            409,
            "The form does not stand as this needs it",
            "Read it again: `currentStatus` tells. A form is completed before it is sent, and sent again once the record"
                    + " says otherwise."),
    FORM_INCOMPLETE(
            422,
            "The form is not complete",
            "`missing` names the fields: record what the record lacks, and send the others as `answers`, or why"
                    + " the record can not have them.");

    private final Meaning meaning;

    FormProblem(int status, String title, String advice) {
        meaning = new Meaning(status, title, advice);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
