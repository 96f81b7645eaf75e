package org.stillpoint.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.stillpoint.availability.Availability;
import org.stillpoint.patient.FollowsPatient;

/** Appointments, and the times that they have in a patient's calendar, go over when two records become one. */
@ApplicationScoped
class MergedVisits implements FollowsPatient {

    private final Availability availability;
    private final Appointments appointments;

    MergedVisits(Availability availability, Appointments appointments) {
        this.availability = availability;
        this.appointments = appointments;
    }

    @Override
    public void follow(UUID duplicate, UUID survivor) {
        var meeting = availability.meeting(duplicate, survivor);
        if (!meeting.isEmpty()) {
            throw new VisitsOverlap(
                    appointments.withIds(meeting).stream().map(InTheWay::of).toList());
        }
        availability.join(duplicate, survivor);
        appointments.follow(duplicate, survivor);
        // A visit that was being moved while its row was waited for has new times, still on the old calendar.
        availability.join(duplicate, survivor);
    }
}
