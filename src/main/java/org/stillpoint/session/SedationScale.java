package org.stillpoint.session;

/** How sedation is told. */
public enum SedationScale {
    /** Richmond: from -5, can not be roused, over 0, alert and calm, to 4, combative. */
    RASS(0),
    /** Modified Observer's Assessment of Alertness: from 0, does not answer to pain, to 5, answers at once. */
    MOAA_S(5);

    private final int awake;

    SedationScale(int awake) {
        this.awake = awake;
    }

    /** Whether somebody of that value is less than awake. */
    boolean isSedated(int value) {
        return value < awake;
    }
}
