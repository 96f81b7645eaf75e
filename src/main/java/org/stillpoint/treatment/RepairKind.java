package org.stillpoint.treatment;

/** What is proposed for a displaced visit. */
public enum RepairKind {
    /** It keeps its time; somebody else serves it. */
    REASSIGN,
    /** It gets another time. */
    MOVE,
    /** Nothing was found; it stays on the list. */
    CANNOT_SAVE
}
