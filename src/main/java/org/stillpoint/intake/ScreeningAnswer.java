package org.stillpoint.intake;

/** An answer to an item of the screening. */
public enum ScreeningAnswer {
    YES,
    NO,
    /** Counts as yes. */
    UNSURE,
    /** Also what was left out: a clinician looks at it. */
    DECLINED;

    boolean affirms() {
        return this == YES || this == UNSURE;
    }
}
