package org.stillpoint.treatment;

/** How far a proposal goes: to the end of the present phase, or up to and with the next review. */
public enum CourseReach {
    PHASE,
    REVIEW
}
