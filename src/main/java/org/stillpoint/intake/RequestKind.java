package org.stillpoint.intake;

/** What somebody wants. */
public enum RequestKind {
    APPOINTMENT,
    CALL_BACK,
    QUESTION
}
