package org.stillpoint.intake;

import org.stillpoint.patient.CrisisOrigin;

/** What told of danger. */
public enum CrisisSource {
    /** The sender said so. */
    SENDER,
    /** Words in the free text. */
    TEXT,
    /** An answer of the screening. */
    SCREENING,
    STAFF;

    /** As the patient's record has it, once there is one. */
    CrisisOrigin toPatient() {
        return this == SCREENING ? CrisisOrigin.SCREENING : CrisisOrigin.REQUEST;
    }
}
