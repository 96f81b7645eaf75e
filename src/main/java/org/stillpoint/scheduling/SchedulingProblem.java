package org.stillpoint.scheduling;

import org.stillpoint.platform.ProblemType;

/** The refusals of this feature. */
enum SchedulingProblem implements ProblemType {
    START_NOT_ALLOWED(
            422,
            "The visit may not start then",
            "Look at `reasons`. Staff may lift MINIMUM_NOTICE and HORIZON with `override` and a reason."),
    TOO_MANY_HOLDS(409, "Too many holds are open", "Book or release one of the open holds, or wait until one is over."),
    HOLD_ALREADY_USED(
            409, "The hold has become an appointment already", "Read the appointment; nothing has to be done again."),
    APPOINTMENT_NOT_OPEN(
            409, "The appointment is not open to this", "Read it again: `status` tells what has happened to it."),
    NOTICE_TOO_SHORT(
            422, "It is too late to change this without the clinic", "Call the clinic: staff can still change it."),
    NOT_ON_THE_DAY(
            422,
            "It is not the time for this",
            "Arrivals are recorded, and doses given, on the day of the visit, or from four hours before its start to its end, no-shows after its start."),
    VISITS_OVERLAP(
            409,
            "Two visits of one patient would overlap",
            "Move or cancel one of those that `blockers` lists, then try again."),
    TIME_IN_USE(
            409,
            "Something is booked in that time",
            "Move what `blockers` lists, or send `displace: true` to put it on the list of appointments to move.");

    private final Meaning meaning;

    SchedulingProblem(int status, String title, String advice) {
        meaning = new Meaning(status, title, advice);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
