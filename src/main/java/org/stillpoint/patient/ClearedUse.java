package org.stillpoint.patient;

import java.time.Instant;
import java.util.UUID;
import org.stillpoint.clinic.Route;

/**
 * What a patient was cleared for.
 *
 * @param offLabel the use stands on no label, so that a consent to that is needed as well
 * @param at when that was recorded
 */
public record ClearedUse(UUID patient, Route route, Indication indication, boolean offLabel, Instant at) {

    public boolean isOf(UUID somebody, Route wanted) {
        return patient.equals(somebody) && route == wanted;
    }
}
