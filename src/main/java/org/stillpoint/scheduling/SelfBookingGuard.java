package org.stillpoint.scheduling;

import org.stillpoint.patient.PatientView;

/**
 * Who can say that somebody must not book alone. Every bean that implements it is asked about each visit that somebody from outside
 * books, for themselves or a person of their own naming, or moves to another time, in the caller's transaction.
 */
public interface SelfBookingGuard {

    /** Throws a refusal, which undoes what was begun. */
    void insist(PatientView person);
}
