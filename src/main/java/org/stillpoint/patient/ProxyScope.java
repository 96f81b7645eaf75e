package org.stillpoint.patient;

/** What a proxy may do for a patient. */
public enum ProxyScope {
    /** Make, move and cancel appointments. */
    APPOINTMENTS,
    /** Be told what the patient would be told. */
    INFORMATION,
    /** Decide about treatment. */
    DECISIONS
}
