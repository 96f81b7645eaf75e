package org.stillpoint.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.stillpoint.availability.Availability;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.security.Audit;

/** Cancels the visits of a course that is over, in the caller's transaction. */
@ApplicationScoped
@Transactional
public class CourseCancellation {

    private final Availability availability;
    private final Appointments appointments;
    private final AppointmentNews news;
    private final Clinic clinic;
    private final Audit audit;
    private final Clock clock;

    CourseCancellation(
            Availability availability,
            Appointments appointments,
            AppointmentNews news,
            Clinic clinic,
            Audit audit,
            Clock clock) {
        this.availability = availability;
        this.appointments = appointments;
        this.news = news;
        this.clinic = clinic;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Those that are booked and have not begun; the others are left alone.
     *
     * @return the ids of the cancelled ones
     */
    public List<UUID> cancel(Collection<UUID> visits, CancelReason reason) {
        var now = clock.instant();
        var notice = Duration.ofHours(clinic.plan().settings().cancelNoticeHours());
        var open = appointments.withIds(visits).stream()
                .filter(visit -> visit.status() == AppointmentStatus.BOOKED)
                .filter(visit -> visit.start().isAfter(now))
                .toList();
        open.forEach(visit -> visit.cancel(reason, null, now.plus(notice).isAfter(visit.start()), now));
        giveBack(open);
        appointments.flush();
        audit.record(open.stream()
                .map(visit -> AppointmentDeeds.of("APPOINTMENT_CANCELLED", visit))
                .toList());
        open.forEach(news::cancelled);
        return open.stream().map(Appointment::id).toList();
    }

    private void giveBack(List<Appointment> visits) {
        var plan = clinic.plan(known ->
                visits.stream().allMatch(visit -> known.site(visit.siteId()).isPresent()));
        availability.release(visits.stream().collect(Collectors.toMap(Appointment::id, visit -> visit.timeline()
                .at(plan.site(visit.siteId()).orElseThrow()))));
    }
}
