package org.stillpoint.treatment;

/** What repairs are compared by, the most important first. */
public enum RepairCriterion {
    NOT_SAVED,
    PEOPLE_MOVED,
    MINUTES_MOVED,
    ACTORS_CHANGED
}
