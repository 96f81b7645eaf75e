package org.stillpoint.clinic;

import jakarta.enterprise.context.ApplicationScoped;

/** The clinic's description for all other features. */
@ApplicationScoped
public class Clinic {

    /** The plan as it is now, from memory, never older than the last change that this server has heard of. */
    public ClinicPlan plan() {
        throw new UnsupportedOperationException();
    }
}
