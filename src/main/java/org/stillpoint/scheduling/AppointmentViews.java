package org.stillpoint.scheduling;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.ClinicPlan;
import org.stillpoint.patient.Patients;
import org.stillpoint.platform.SensitiveText;
import org.stillpoint.platform.Unreadable;
import org.stillpoint.scheduling.AppointmentView.ActorView;
import org.stillpoint.scheduling.AppointmentView.CancellationView;
import org.stillpoint.scheduling.AppointmentView.PhaseView;
import org.stillpoint.security.CurrentUser;

/** Shows appointments to whoever asks: the patient sees the visit, staff also see who serves it. */
@Singleton
class AppointmentViews {

    private final Clinic clinic;
    private final Patients patients;
    private final CurrentUser user;

    AppointmentViews(Clinic clinic, Patients patients, CurrentUser user) {
        this.clinic = clinic;
        this.patients = patients;
        this.user = user;
    }

    /** With the patients' names for staff, read by one query for all of them. */
    List<AppointmentView> named(List<Appointment> appointments) {
        if (!user.mayReadCalendar() || !user.mayReadPatients()) {
            return appointments.stream().map(this::of).toList();
        }
        var names = patients.names(
                appointments.stream().map(Appointment::patientId).distinct().toList());
        return appointments.stream()
                .map(appointment -> view(appointment, null, names.get(appointment.patientId())))
                .toList();
    }

    AppointmentView of(Appointment appointment) {
        return view(appointment, null, null);
    }

    /** In the answer to the booking; the key is null for staff. */
    AppointmentView booked(Appointment appointment, String key) {
        return view(appointment, key, null);
    }

    private AppointmentView view(Appointment appointment, String key, String patientName) {
        var plan = clinic.plan(known -> knows(known, appointment));
        var zone = appointment.zone();
        boolean staff = user.mayReadCalendar();
        // What staff type may tell of somebody's health: a display on the door needs the times and not that.
        boolean notes = staff && user.mayReadPatients();
        return new AppointmentView(
                appointment.id(),
                appointment.reference(),
                key,
                appointment.status(),
                plan.service(appointment.serviceId()).orElseThrow().code(),
                plan.site(appointment.siteId()).orElseThrow().code(),
                at(appointment.start(), zone),
                at(appointment.end(), zone),
                zone,
                phases(appointment),
                staff ? actors(appointment, plan) : null,
                staff ? appointment.patientId() : null,
                patientName,
                appointment.moves(),
                staff
                        ? appointment
                                .displacedAt()
                                .map(moment -> at(moment, zone))
                                .orElse(null)
                        : null,
                cancellation(appointment, notes),
                appointment.arrivedAt().map(moment -> at(moment, zone)).orElse(null),
                notes ? text(appointment.lifted().map(NoticeLifted::reason)) : null,
                staff ? appointment.lifted().map(NoticeLifted::by).orElse(null) : null,
                notes ? unreadable(appointment) : null,
                at(appointment.bookedAt(), zone),
                appointment.version());
    }

    static boolean knows(ClinicPlan plan, Appointment appointment) {
        return plan.service(appointment.serviceId()).isPresent()
                && plan.site(appointment.siteId()).isPresent()
                && appointment.actors().stream()
                        .allMatch(planned -> plan.actor(planned.actor()).isPresent());
    }

    private static List<PhaseView> phases(Appointment appointment) {
        return appointment.timeline().stretches().stream()
                .map(stretch -> new PhaseView(
                        stretch.code(),
                        at(stretch.during().start(), appointment.zone()),
                        at(stretch.during().end(), appointment.zone())))
                .toList();
    }

    private static List<ActorView> actors(Appointment appointment, ClinicPlan plan) {
        return appointment.actors().stream()
                .map(planned -> {
                    var actor = plan.actor(planned.actor()).orElseThrow();
                    return new ActorView(
                            planned.role(),
                            actor.code(),
                            actor.name(),
                            actor.kind(),
                            at(planned.start(), appointment.zone()),
                            at(planned.end(), appointment.zone()),
                            planned.because(),
                            planned.lost() ? true : null);
                })
                .toList();
    }

    private static CancellationView cancellation(Appointment appointment, boolean notes) {
        return appointment
                .cancellation()
                .map(cancellation -> new CancellationView(
                        cancellation.reason(),
                        notes ? text(Optional.ofNullable(cancellation.note())) : null,
                        cancellation.late(),
                        at(cancellation.at(), appointment.zone())))
                .orElse(null);
    }

    private static String text(Optional<SensitiveText> sealed) {
        return sealed.flatMap(SensitiveText::text).orElse(null);
    }

    private static List<String> unreadable(Appointment appointment) {
        return Unreadable.among(
                        "overrideReason",
                        appointment.lifted().map(NoticeLifted::reason).orElse(null))
                .and(
                        "cancellation.note",
                        appointment.cancellation().map(Cancellation::note).orElse(null))
                .names();
    }

    static OffsetDateTime at(Instant moment, ZoneId zone) {
        return moment.atZone(zone).toOffsetDateTime();
    }
}
