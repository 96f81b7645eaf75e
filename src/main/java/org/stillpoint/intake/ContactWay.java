package org.stillpoint.intake;

/** How somebody wants to be reached. */
public enum ContactWay {
    PHONE,
    EMAIL,
    TEXT_MESSAGE
}
