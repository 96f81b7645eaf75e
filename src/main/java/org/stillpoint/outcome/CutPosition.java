package org.stillpoint.outcome;

/** Where a total lies to the points between which a diagnosis becomes likely. */
public enum CutPosition {
    BELOW,
    WITHIN,
    ABOVE;

    static CutPosition of(int total, PointRange cut) {
        if (cut.has(total)) {
            return WITHIN;
        }
        return total < cut.from() ? BELOW : ABOVE;
    }
}
