package org.stillpoint.session;

/** What an amount is told in. */
public enum DoseUnit {
    MG,
    /** Of body weight. */
    MG_PER_KG
}
