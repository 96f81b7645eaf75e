package org.stillpoint.patient;

/**
 * Knows of danger that somebody told of before it could be known whose record that concerns. Every bean that implements it is asked
 * whenever a record is opened, or how to reach or to call its person changes, in the caller's transaction.
 */
public interface EarlierDanger {

    /** Raises a flag on the patient, as the record is from now on, for whatever it knows of. */
    void raiseOn(PatientView patient);
}
