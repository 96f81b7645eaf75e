package org.stillpoint.session;

/** Why staff are alerted. */
public enum AlertKind {
    VITALS_OVERDUE,
    SERIOUS_ADVERSE_EVENT,
    /** A later visit can not have what it is booked with, because this session takes longer. */
    APPOINTMENT_ENDANGERED
}
