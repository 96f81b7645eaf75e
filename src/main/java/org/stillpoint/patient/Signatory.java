package org.stillpoint.patient;

/** Who has signed. */
public enum Signatory {
    PATIENT,
    /** Somebody who may sign for the patient. */
    PROXY
}
