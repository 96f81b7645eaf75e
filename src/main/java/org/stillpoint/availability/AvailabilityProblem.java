package org.stillpoint.availability;

import org.stillpoint.platform.ProblemType;

/** The refusals of this feature. */
enum AvailabilityProblem implements ProblemType {
    SLOT_TAKEN(409, "The time is taken", "Search the session slots again and choose another start."),
    VISITS_TAKEN(
            409,
            "Some of the times are taken",
            "Nothing is booked. `visits` lists those that do not fit: choose other times for them, or book the others only."),
    NOT_OFFERED(
            422,
            "The service is not offered then",
            "Choose a start from the session slots: the site must be open and the people at work for the whole visit."),
    HOLD_EXPIRED(
            409, "The hold has expired", "The time may still be free: search the session slots and hold it again.");

    private final Meaning meaning;

    AvailabilityProblem(int status, String title, String advice) {
        meaning = new Meaning(status, title, advice);
    }

    @Override
    public Meaning meaning() {
        return meaning;
    }
}
