package org.stillpoint.followup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.stillpoint.patient.Patients;
import org.stillpoint.platform.NotFound;
import org.stillpoint.security.Audit;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.Deed;
import org.stillpoint.security.KeyKind;

/** Reads what is due for one patient, after working out whatever has just happened. */
@ApplicationScoped
@Transactional
class FollowUpSchedules {

    private final Recompute recompute;
    private final FollowUps followUps;
    private final FollowUpViews views;
    private final Patients patients;
    private final CurrentUser user;
    private final Audit audit;

    FollowUpSchedules(
            Recompute recompute,
            FollowUps followUps,
            FollowUpViews views,
            Patients patients,
            CurrentUser user,
            Audit audit) {
        this.recompute = recompute;
        this.followUps = followUps;
        this.views = views;
        this.patients = patients;
        this.user = user;
        this.audit = audit;
    }

    FollowUpScheduleView of(UUID patient) {
        user.keySubject(KeyKind.PATIENT).filter(own -> !own.equals(patient)).ifPresent(own -> {
            patients.insistNotMergedInto(own, patient);
            throw new NotFound();
        });
        patients.get(patient);
        recompute.of(patient);
        var all = followUps.ofPatient(patient).stream();
        var items = user.isStaff()
                ? all.filter(followUps::isForCaller).map(views::of).toList()
                : all.filter(FollowUp::isForPatient).map(views::own).toList();
        audit.record(
                Deed.of("FOLLOW_UP_SCHEDULE_READ", "FollowUp").about(patient).showing(items.size()));
        return new FollowUpScheduleView(patient, items);
    }
}
