package org.stillpoint.patient;

import java.util.List;
import java.util.UUID;

/**
 * Knows of danger that somebody told of before it could be known whose record that concerns. Every bean that implements it is asked
 * whenever a record is opened, two become one, or how to reach or to call its person changes, in the caller's transaction.
 */
public interface EarlierDanger {

    /** Raises a flag on the patient, who may be called so and is reached there from now on, for whatever it knows of. */
    void raiseOn(UUID patient, NameWords names, List<ContactPoint> reachedAt);
}
