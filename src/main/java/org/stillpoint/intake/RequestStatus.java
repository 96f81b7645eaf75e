package org.stillpoint.intake;

/** Where a request stands. */
public enum RequestStatus {
    RECEIVED
}
