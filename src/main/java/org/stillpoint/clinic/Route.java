package org.stillpoint.clinic;

/** How the medicine is given; {@code NONE} for assessments, reviews and therapy. */
public enum Route {
    IV_KETAMINE,
    IM_KETAMINE,
    ESKETAMINE_NASAL,
    ORAL_KETAMINE,
    NONE;

    /** The oral route exists and is given nowhere. */
    public boolean isDisabled() {
        return this == ORAL_KETAMINE;
    }
}
