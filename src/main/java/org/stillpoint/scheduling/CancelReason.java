package org.stillpoint.scheduling;

/** Why an appointment does not take place. */
public enum CancelReason {
    PATIENT,
    PATIENT_ILLNESS,
    TRANSPORT,
    PREGNANCY,
    PROVIDER,
    PROVIDER_ILLNESS,
    LAB_RESULTS,
    EQUIPMENT,
    SUPPLY,
    ROOM,
    WEATHER,
    INSURANCE,
    CRISIS,
    OTHER
}
