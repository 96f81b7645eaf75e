package org.stillpoint.followup;

import org.stillpoint.platform.ProblemType;

/** The refusals that are about follow-ups. */
enum FollowUpProblem implements ProblemType {
    FOLLOW_UP_NOT_OPEN(
            409,
            "The follow-up is not open to this any more",
            "Read it again: `currentState` tells what became of it."),
    FOLLOW_UP_ASSIGNED(
            409,
            "Somebody else works on this follow-up",
            "Wait until `until`, or let `account` give it back: so nobody is called twice."),
    FOLLOW_UP_BOOKED(409, "A visit is booked for this follow-up", "Move or cancel `appointment`."),
    FOLLOW_UP_NOT_BOOKABLE(
            422,
            "No visit can be booked for this follow-up",
            "It is no visit, its course has no such visit any more, or its site does not offer it: name another `service` then."),
    OUTSIDE_WINDOW(
            422,
            "The start is not when the follow-up is due",
            "Take one of its session slots, from `from` to before `to`."),
    FOLLOW_UP_ANSWERED(
            409, "This has been answered", "Nothing more is needed. What has to be put right is told to the clinic."),
    NOTHING_SUGGESTED(
            409,
            "There is nothing to accept",
            "Only a sign of relapse suggests an earlier session, and only once; read the follow-up again."),
    LINK_OVER(409, "The link is not good any more", "Ask the clinic for another one."),
    DATE_OF_BIRTH_WRONG(
            422,
            "This is not the date of birth that the clinic knows",
            "Look whether it is right: after `triesLeft` more wrong ones the link is not good any more."),
    NOT_ASKED_YET(
            422,
            "It is not time for this yet",
            "Answer from `from` on: before, it would not tell what it is asked for."),
    CHECK_IN_NOT_POSSIBLE(
            422,
            "There is no check-in after this session",
            "Ask once dosing has ended, and before the day after it is over."),
    NOT_FOR_PATIENTS(
            422,
            "This follow-up is nothing that a patient answers",
            "Links are for check-ins and questionnaires; staff do the others.");

    private final Meaning meaning;

    FollowUpProblem(int status, String title, String advice) {
        meaning = new Meaning(status, title, advice);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
