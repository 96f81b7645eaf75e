package org.stillpoint.security;

/** What a personal key opens. */
public enum KeyKind {
    HOLD(Roles.HOLD_KEY),
    APPOINTMENT(Roles.APPOINTMENT_KEY),
    APPOINTMENT_REQUEST(Roles.REQUEST_KEY),
    PATIENT(Roles.PATIENT_KEY),
    FOLLOW_UP(Roles.FOLLOW_UP_KEY);

    private final String role;

    KeyKind(String role) {
        this.role = role;
    }

    /** The role of a caller who sends such a key as bearer token. */
    public String role() {
        return role;
    }
}
