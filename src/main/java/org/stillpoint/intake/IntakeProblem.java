package org.stillpoint.intake;

import org.stillpoint.platform.ProblemType;

/** The refusals of this feature. */
enum IntakeProblem implements ProblemType {
    REQUEST_NOT_OPEN(
            409, "The request is not open to this any more", "Read it again: `status` tells what has happened to it."),
    SELF_BOOKING_NOT_AVAILABLE(
            422,
            "This can not be booked here",
            "The clinic will contact you in the way you chose; you can also call it.");

    private final Meaning meaning;

    IntakeProblem(int status, String title, String advice) {
        meaning = new Meaning(status, title, advice);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
