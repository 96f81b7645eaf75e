package org.stillpoint.patient;

import org.stillpoint.platform.ProblemType;

/** The refusals that are about records. */
enum PatientProblem implements ProblemType {
    PATIENT_MERGED(
            409,
            "The record was merged into another",
            "Go on with the record that `mergedInto` names; all that belonged to this one belongs to it."),
    RECORD_UNREADABLE(
            409,
            "Parts of the record can not be read",
            "Give the server the key that sealed what `unreadable` names, or write those parts anew.");

    private final Meaning meaning;

    PatientProblem(int status, String title, String advice) {
        meaning = new Meaning(status, title, advice);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
