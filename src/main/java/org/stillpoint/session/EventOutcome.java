package org.stillpoint.session;

/** What became of it, as far as is known (the outcomes of ICH E2B). */
public enum EventOutcome {
    RECOVERED,
    RECOVERING,
    NOT_RECOVERED,
    RECOVERED_WITH_SEQUELAE,
    FATAL,
    UNKNOWN
}
