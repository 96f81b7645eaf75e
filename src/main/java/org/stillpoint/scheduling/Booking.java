package org.stillpoint.scheduling;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.stillpoint.availability.Availability;
import org.stillpoint.availability.Claimant;
import org.stillpoint.availability.HoldExpired;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.Site;
import org.stillpoint.patient.Patients;
import org.stillpoint.platform.Constraints;
import org.stillpoint.platform.Ids;
import org.stillpoint.platform.InvalidRequest;
import org.stillpoint.platform.References;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.KeyKind;
import org.stillpoint.security.PersonalKeys;
import org.stillpoint.security.RateLimits;

/** Turns a free slot, or a hold on one, into an appointment. */
@ApplicationScoped
@Transactional
public class Booking {

    /** Longer than any horizon and any course of moves: the key outlives the visit, so that the patient can look back. */
    private static final Duration KEY_LIFE = Duration.ofDays(730);

    private static final String PATIENT_EXISTS = "appointment_patient";

    private final Availability availability;
    private final BookableVisit bookable;
    private final Holding holding;
    private final Clinic clinic;
    private final Patients patients;
    private final Appointments appointments;
    private final AppointmentViews views;
    private final PersonalKeys keys;
    private final RateLimits limits;
    private final CurrentUser user;
    private final Ids ids;
    private final Clock clock;

    Booking(
            Availability availability,
            BookableVisit bookable,
            Holding holding,
            Clinic clinic,
            Patients patients,
            Appointments appointments,
            AppointmentViews views,
            PersonalKeys keys,
            RateLimits limits,
            CurrentUser user,
            Ids ids,
            Clock clock) {
        this.availability = availability;
        this.bookable = bookable;
        this.holding = holding;
        this.clinic = clinic;
        this.patients = patients;
        this.appointments = appointments;
        this.views = views;
        this.keys = keys;
        this.limits = limits;
        this.user = user;
        this.ids = ids;
        this.clock = clock;
    }

    AppointmentView book(BookAppointment request) {
        request.check(user.mayWriteCalendar(), user.mayWritePatients());
        if (!user.mayWriteCalendar()) {
            limits.chargeClient("bookings");
        }
        return request.hold() == null ? bookDirectly(request) : confirm(request);
    }

    private AppointmentView bookDirectly(BookAppointment request) {
        var now = clock.instant();
        var visit =
                bookable.at(request.service(), request.site(), request.start().toInstant());
        var override = Optional.ofNullable(request.override()).map(NoticeOverride::reason);
        StartRule.insist(visit, now, override.isPresent());
        var id = ids.next();
        var patient = patient(request, visit.site());
        var claimed = availability.claim(visit, Claimant.appointment(id, patient), Set.of());
        return persist(id, patient, PlannedVisit.of(visit, claimed.served(), override), now);
    }

    private AppointmentView confirm(BookAppointment request) {
        var hold = holding.open(request.hold().id(), request.hold().key());
        var site = clinic.plan(known -> known.site(hold.siteId()).isPresent())
                .site(hold.siteId())
                .orElseThrow();
        var patient = patient(request, site);
        keep(hold, patient);
        return persist(hold.id(), patient, PlannedVisit.of(hold, site), clock.instant());
    }

    /** Two confirmations at once: the one that waited finds the claims gone, because the other has them. */
    private void keep(Hold hold, UUID patient) {
        try {
            availability.keep(
                    hold.id(),
                    hold.claims(),
                    patient,
                    Timeline.of(hold.start(), hold.phases()).attended());
        } catch (HoldExpired over) {
            throw appointments.findById(hold.id()) == null ? over : new HoldAlreadyUsed();
        }
    }

    /** Whether a patient who is named exists is left to the database, which looks at it anyway. */
    private UUID patient(BookAppointment request, Site site) {
        return request.person() == null
                ? request.patient()
                : patients.register(request.person(), site.country(), "/person").id();
    }

    private AppointmentView persist(UUID id, UUID patient, PlannedVisit visit, Instant now) {
        var bookedBy = user.account().orElse(null);
        var appointment = Appointment.book(id, References.next(), patient, visit, bookedBy, now);
        insert(appointment);
        var key = user.mayWriteCalendar() ? null : keys.issue(KeyKind.APPOINTMENT, id, now.plus(KEY_LIFE));
        return views.of(appointment).withKey(key);
    }

    private void insert(Appointment appointment) {
        try {
            appointments.persistAndFlush(appointment);
        } catch (ConstraintViolationException refused) {
            throw Constraints.violated(refused).filter(PATIENT_EXISTS::equals).isPresent()
                    ? InvalidRequest.at("/patient", "there is no such patient")
                    : refused;
        }
    }
}
