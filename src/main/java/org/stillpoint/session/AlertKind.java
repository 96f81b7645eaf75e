package org.stillpoint.session;

/** Why staff are alerted. */
public enum AlertKind {
    VITALS_OVERDUE,
    SERIOUS_ADVERSE_EVENT
}
