package org.stillpoint.intake;

/** How old somebody is, no more exactly than the clinic has to know before it calls. Years, both included. */
public enum AgeBand {
    UNDER_18,
    FROM_18_TO_24,
    FROM_25_TO_34,
    FROM_35_TO_44,
    FROM_45_TO_54,
    FROM_55_TO_64,
    FROM_65
}
