package org.stillpoint.clinic;

import org.stillpoint.platform.ProblemType;

/** The problems of the clinic's description. */
public enum ClinicProblem implements ProblemType {
    CLINIC_FILE_INVALID(
            400,
            "The clinic file has mistakes.",
            "Correct each of the errors, which name line, column and place; nothing of the file was loaded."),
    CLINIC_CHANGE_STRANDS_APPOINTMENTS(
            409,
            "The change would strand future appointments.",
            "Move or cancel each of the blockers first, or keep in the file what they need; nothing was changed.");

    private final Meaning meaning;

    ClinicProblem(int status, String title, String advice) {
        meaning = new Meaning(status, title, advice);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
