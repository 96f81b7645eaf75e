package org.stillpoint.patient;

/** What a patient agrees to. */
public enum ConsentKind {
    TREATMENT,
    /** To a use that is not on the drug's label. */
    OFF_LABEL,
    /** To be contacted. */
    CONTACT,
    /** That others are told. */
    INFORMATION_RELEASE
}
