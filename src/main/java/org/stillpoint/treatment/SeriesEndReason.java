package org.stillpoint.treatment;

/** Why a series was ended. */
public enum SeriesEndReason {
    COMPLETED,
    REVIEW,
    PATIENT,
    ADVERSE_EVENT,
    NO_RESPONSE,
    REFERRED,
    OTHER
}
