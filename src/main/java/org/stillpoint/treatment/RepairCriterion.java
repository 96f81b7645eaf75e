package org.stillpoint.treatment;

/** What repairs are compared by, the most important first: those of a site by people moved, those of one course by visits. */
public enum RepairCriterion {
    NOT_SAVED,
    PEOPLE_MOVED,
    VISITS_MOVED,
    MINUTES_MOVED,
    ACTORS_CHANGED
}
