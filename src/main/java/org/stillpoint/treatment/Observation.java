package org.stillpoint.treatment;

import java.util.Optional;
import org.stillpoint.clinic.Route;

/**
 * How long a patient stays to be watched, whatever the day brings.
 *
 * @param floorMinutes at least; for esketamine never below 120 (its label and REMS)
 */
public record Observation(int floorMinutes, CountedFrom from) {

    /** What the floor is counted from. */
    public enum CountedFrom {
        END_OF_DOSING,
        LAST_DEVICE
    }

    /** What the label of a route asks for, where it has one: nothing may go below it. */
    public static Optional<Observation> ofLabel(Route route) {
        return ProtocolLimits.label(route).map(ProtocolLimits.Label::observation);
    }
}
