package org.stillpoint.session;

import org.stillpoint.platform.ProblemType;

/** The refusals about the day of a visit. */
enum SessionProblem implements ProblemType {
    SESSION_EXISTS(409, "The visit has a session already", "Go on with the one that `session` names."),
    SESSION_NOT_OPEN(
            409,
            "The session does not stand as this needs it",
            "Read it again: `currentState` tells how far the day has come."),
    NOTHING_IS_GIVEN(
            422,
            "Nothing is given at this visit",
            "Only visits with a medicine have a session; record its arrival instead."),
    GATE_TAKES_NO_EVIDENCE(
            422,
            "What speaks for this gate is recorded elsewhere",
            "Record vital signs for BLOOD_PRESSURE_ACCEPTABLE; what comes before a booking is recorded with the patient."),
    MOMENTS_OUT_OF_ORDER(
            422,
            "The moments are out of order",
            "Nothing happens before the arrival, a dose ends after it has begun, and who leaves has been given what was given.");

    private final Meaning meaning;

    SessionProblem(int status, String title, String advice) {
        meaning = new Meaning(status, title, advice);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
