package org.stillpoint.patient;

/** Where a contact point reaches somebody. */
public enum ContactUse {
    HOME,
    MOBILE,
    WORK
}
