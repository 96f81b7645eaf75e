package org.stillpoint.intake;

/** How somebody was contacted, or was not. */
public enum AttemptWay {
    PHONE,
    EMAIL,
    TEXT_MESSAGE,
    IN_PERSON
}
