package org.stillpoint.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.stillpoint.patient.FollowsPatient;

/** Requests that became a patient stay that person's when two records become one. */
@ApplicationScoped
class FollowingRequests implements FollowsPatient {

    private final AppointmentRequests requests;

    FollowingRequests(AppointmentRequests requests) {
        this.requests = requests;
    }

    @Override
    public void follow(UUID duplicate, UUID survivor) {
        requests.update("led.patient = ?2, version = version + 1 where led.patient = ?1", duplicate, survivor);
    }
}
