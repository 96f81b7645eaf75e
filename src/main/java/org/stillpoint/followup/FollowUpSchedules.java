package org.stillpoint.followup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.stillpoint.patient.Patients;
import org.stillpoint.security.Audit;
import org.stillpoint.security.Deed;

/** Reads what is due for one patient, after working out whatever has just happened. */
@ApplicationScoped
@Transactional
class FollowUpSchedules {

    private final Recompute recompute;
    private final FollowUps followUps;
    private final FollowUpViews views;
    private final Patients patients;
    private final Audit audit;

    FollowUpSchedules(Recompute recompute, FollowUps followUps, FollowUpViews views, Patients patients, Audit audit) {
        this.recompute = recompute;
        this.followUps = followUps;
        this.views = views;
        this.patients = patients;
        this.audit = audit;
    }

    FollowUpScheduleView of(UUID patient) {
        patients.get(patient);
        recompute.of(patient);
        var items = followUps.ofPatient(patient).stream().map(views::of).toList();
        audit.record(
                Deed.of("FOLLOW_UP_SCHEDULE_READ", "FollowUp").about(patient).showing(items.size()));
        return new FollowUpScheduleView(patient, items);
    }
}
