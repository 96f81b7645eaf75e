package org.stillpoint.session;

/** Who takes the patient home. */
public enum TransportKind {
    /** Somebody who stays with them. */
    PERSON,
    /** A driver whom the patient does not know. */
    SERVICE
}
