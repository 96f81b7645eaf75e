package org.stillpoint.clinic;

/** What can be occupied. */
public enum ActorKind {
    PRACTITIONER,
    ROOM,
    RECLINER,
    DEVICE
}
