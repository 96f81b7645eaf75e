package org.stillpoint.clinic;

/** How the medicine is given; {@code NONE} for assessments, reviews and therapy. */
public enum Route {
    IV_KETAMINE,
    IM_KETAMINE,
    ESKETAMINE_NASAL,
    ORAL_KETAMINE,
    NONE
}
