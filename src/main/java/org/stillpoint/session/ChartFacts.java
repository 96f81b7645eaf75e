package org.stillpoint.session;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.stillpoint.treatment.BloodPressure;

/**
 * What the chart of a session says that counts for the discharge; without what was corrected.
 *
 * @param readings of blood pressure, the newest last
 * @param sedationResolved when that was recorded last and nothing else since
 */
record ChartFacts(
        List<Pressure> readings,
        Optional<Instant> sedationResolved,
        Optional<Instant> dissociationResolved,
        Optional<Instant> respiratoryDepressionResolved) {

    /** In mmHg. */
    record Pressure(Instant at, int systolic, int diastolic) {

        boolean isBelow(BloodPressure band) {
            return systolic < band.systolic() && diastolic < band.diastolic();
        }
    }
}
