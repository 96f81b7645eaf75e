package org.stillpoint.followup;

/** Whether a link is still good. */
public enum LinkState {
    /** It is not time yet. */
    NOT_YET,
    OPEN,
    /** There is nothing more to say. */
    ANSWERED,
    /** Its time has passed, it is not needed any more, or somebody did not know whose it is. */
    OVER
}
