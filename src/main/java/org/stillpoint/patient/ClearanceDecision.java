package org.stillpoint.patient;

/** What a prescriber has decided about a route. */
public enum ClearanceDecision {
    CLEARED,
    NOT_CLEARED
}
