package org.stillpoint.followup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.session.NextDate;
import org.stillpoint.session.NextDateSource;

/** What a patient who leaves can be told of their follow-ups. What is booked is told by the calendar. */
@ApplicationScoped
class ComingFollowUps implements NextDateSource {

    /** More than the next few nobody remembers. */
    private static final int MOST = 3;

    private final Recompute recompute;
    private final FollowUps followUps;
    private final Clinic clinic;

    ComingFollowUps(Recompute recompute, FollowUps followUps, Clinic clinic) {
        this.recompute = recompute;
        this.followUps = followUps;
        this.clinic = clinic;
    }

    @Override
    public List<NextDate> after(UUID patient, Instant moment) {
        recompute.of(patient);
        return followUps.ofPatient(patient).stream()
                .filter(each -> each.status() == FollowUpStatus.OPEN && each.isForPatient())
                .filter(each ->
                        each.appointmentId().isEmpty() && each.window().due().isAfter(moment))
                .limit(MOST)
                .map(this::date)
                .toList();
    }

    private NextDate date(FollowUp followUp) {
        var site = clinic.plan(known -> known.site(followUp.siteId()).isPresent())
                .site(followUp.siteId())
                .orElseThrow();
        var on = followUp.window().due().atZone(site.zone()).toLocalDate();
        return new NextDate(on, null, FollowUpWords.forPatient(followUp.kind()), null);
    }
}
