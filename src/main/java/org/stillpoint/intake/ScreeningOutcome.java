package org.stillpoint.intake;

/** What the answers mean for a route, from the most to the least serious. Decides nothing: a clinician does. */
public enum ScreeningOutcome {
    /** Something speaks against the route that normally rules it out. */
    ABSOLUTE,
    /** Something has to be looked at. */
    REVIEW,
    CLEAR
}
