package org.stillpoint.session;

import java.time.Instant;
import java.util.UUID;
import org.stillpoint.treatment.BloodPressure;

/** A blood pressure as it was measured. */
record PressureReading(UUID entry, int systolic, int diastolic, Instant at, UUID recordedBy, Instant recordedAt) {

    /** Whether one of its values is that high, or higher. */
    boolean reaches(BloodPressure band) {
        return systolic >= band.systolic() || diastolic >= band.diastolic();
    }
}
