package org.stillpoint.intake;

/** How a request came in. */
public enum Channel {
    WEB,
    PHONE,
    WALK_IN,
    REFERRAL
}
