package org.stillpoint.treatment;

import jakarta.enterprise.context.ApplicationScoped;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.ClinicPlan;
import org.stillpoint.platform.Database;

/**
 * The clinic's plan as it stays until the transaction ends: whoever lets a course rely on a service is seen by those who take that
 * away, or sees that it has gone. Asked for after the patient's lock, as bookings do.
 */
@ApplicationScoped
class SettledPlan {

    private static final String LOCK = "select pg_advisory_xact_lock_shared(?)";

    private final Database database;
    private final Clinic clinic;

    SettledPlan(Database database, Clinic clinic) {
        this.database = database;
        this.clinic = clinic;
    }

    ClinicPlan get() {
        database.first(LOCK, row -> true, Clinic.PLAN_LOCK);
        return clinic.newest();
    }
}
