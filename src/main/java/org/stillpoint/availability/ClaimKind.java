package org.stillpoint.availability;

/** What a claim is for. */
public enum ClaimKind {
    HOLD,
    APPOINTMENT,
    BLOCK
}
