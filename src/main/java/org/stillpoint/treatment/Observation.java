package org.stillpoint.treatment;

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
}
