package org.stillpoint.outcome;

/** Who typed the answers in; they are the patient's in either case. */
public enum EnteredBy {
    STAFF,
    PATIENT
}
