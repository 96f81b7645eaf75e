package org.stillpoint.scheduling;

/** Why an actor is out of service. */
public enum BlockKind {
    LEAVE,
    MAINTENANCE,
    MEETING,
    OTHER
}
