package org.stillpoint.treatment;

/** How the day of a treatment visit ended, where somebody has recorded that. */
public enum DayEnd {
    DOSED,
    WITHOUT_DOSE
}
