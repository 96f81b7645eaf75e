package org.stillpoint.intake;

import org.stillpoint.platform.ProblemType;

/** The refusals of this feature. */
enum IntakeProblem implements ProblemType {
    REQUEST_NOT_OPEN(
            409, "The request is not open to this any more", "Read it again: `status` tells what has happened to it."),
    SELF_BOOKING_NOT_AVAILABLE(
            422,
            "This can not be booked here",
            "The clinic will contact you in the way you chose; you can also call it."),
    REQUEST_NOT_CLOSED(
            409,
            "The request can not be opened again",
            "Look at `currentStatus`: it is open, or its sender has taken it back and would have to ask anew. Cancel `appointment`"
                    + " before you take back the conversion that it was booked with."),
    REQUEST_ASSIGNED(
            409,
            "Somebody else works on this request",
            "Wait until `until`, or let `account` give it back: so nobody is called twice."),
    CRISIS_OPEN(
            409,
            "Somebody may be in danger",
            "The request stays open until a clinician has cleared the flag of danger. It can be converted meanwhile, by a nurse or once"
                    + " somebody has spoken with the person."),
    CRISIS_NOT_OPEN(409, "No flag of danger is open", "Read the request: `crisis` tells what became of the flag."),
    POSSIBLE_DUPLICATES(
            409,
            "This person may have a record already",
            "Look at `patients`: send one of them as `patient`, or `newPerson: true` for somebody else."),
    MESSAGE_NOT_SAFE(
            422,
            "No message may be left for this person",
            "Try again later, or in the way that the person asked for: others could hear or read it."),
    LEGAL_HOLD_UNCHANGED(409, "The legal hold is as it shall be", "Nothing has to be done again.");

    private final Meaning meaning;

    IntakeProblem(int status, String title, String advice) {
        meaning = new Meaning(status, title, advice);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
