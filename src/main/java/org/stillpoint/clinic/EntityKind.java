package org.stillpoint.clinic;

/** What a clinic's description consists of. */
public enum EntityKind {
    SETTINGS,
    SITE,
    ACTOR,
    SERVICE,
    /** In a section of its own, which another package reads and writes. */
    PROTOCOL
}
