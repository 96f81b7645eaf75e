package org.stillpoint.session;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where the day of one visit stands. */
@Schema(name = "DayState")
public enum SessionState {
    ARRIVED,
    /** Every gate holds. */
    READY,
    DOSING,
    OBSERVATION,
    DISCHARGED,
    ENDED_WITHOUT_DOSE,
    /** To other care. */
    TRANSFERRED;

    /** Whether the patient is still here. */
    public boolean isOpen() {
        return this == ARRIVED || this == READY || this == DOSING || this == OBSERVATION;
    }
}
