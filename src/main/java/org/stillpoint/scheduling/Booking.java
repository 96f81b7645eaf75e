package org.stillpoint.scheduling;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.stillpoint.availability.Availability;
import org.stillpoint.availability.Claimant;
import org.stillpoint.availability.HoldExpired;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.Site;
import org.stillpoint.patient.PatientView;
import org.stillpoint.patient.Patients;
import org.stillpoint.platform.Database;
import org.stillpoint.platform.Ids;
import org.stillpoint.platform.LastWrites;
import org.stillpoint.platform.References;
import org.stillpoint.platform.RoundTrip;
import org.stillpoint.scheduling.BookAppointment.HeldSlot;
import org.stillpoint.security.Audit;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.Deed;
import org.stillpoint.security.KeyKind;

/** Turns a free slot, or a hold on one, into an appointment. */
@Singleton
@Transactional
public class Booking {

    private final Availability availability;
    private final BookableVisit bookable;
    private final Holding holding;
    private final VisitGates gates;
    private final AppointmentNews news;
    private final Clinic clinic;
    private final Patients patients;
    private final NamedPatient named;
    private final Appointments appointments;
    private final AppointmentWriter writer;
    private final AppointmentViews views;
    private final AppointmentKeys keys;
    private final Outsiders outsiders;
    private final CurrentUser user;
    private final Audit audit;
    private final Database database;
    private final LastWrites last;
    private final Ids ids;
    private final Clock clock;

    Booking(
            Availability availability,
            BookableVisit bookable,
            Holding holding,
            VisitGates gates,
            AppointmentNews news,
            Clinic clinic,
            Patients patients,
            NamedPatient named,
            Appointments appointments,
            AppointmentWriter writer,
            AppointmentViews views,
            AppointmentKeys keys,
            Outsiders outsiders,
            CurrentUser user,
            Audit audit,
            Database database,
            LastWrites last,
            Ids ids,
            Clock clock) {
        this.availability = availability;
        this.bookable = bookable;
        this.holding = holding;
        this.gates = gates;
        this.news = news;
        this.clinic = clinic;
        this.patients = patients;
        this.named = named;
        this.appointments = appointments;
        this.writer = writer;
        this.views = views;
        this.keys = keys;
        this.outsiders = outsiders;
        this.user = user;
        this.audit = audit;
        this.database = database;
        this.last = last;
        this.ids = ids;
        this.clock = clock;
    }

    /** Refuses what may not be booked, and leaves nothing behind then. */
    public AppointmentView book(BookAppointment request) {
        if (user.mayWriteCalendar()) {
            request.checkOfStaff(user.mayWritePatients());
        } else {
            var own = user.keySubject(KeyKind.PATIENT);
            own.filter(key -> request.patient() != null && !key.equals(request.patient()))
                    .ifPresent(key -> patients.insistNotMergedInto(key, request.patient()));
            request.checkFromOutside(own);
            outsiders.charge();
            Optional.ofNullable(request.patient()).map(patients::get).ifPresent(outsiders::admit);
        }
        return request.hold() == null ? bookDirectly(request) : confirm(request);
    }

    /** The code of the service that is held; refuses whoever does not have the hold's key. */
    public String serviceOf(HeldSlot held) {
        var service = holding.open(held.id(), held.key()).serviceId();
        return clinic.plan(known -> known.service(service).isPresent())
                .service(service)
                .orElseThrow()
                .code();
    }

    /** Where that is; refuses the same. */
    public UUID siteOf(HeldSlot held) {
        return holding.open(held.id(), held.key()).siteId();
    }

    /**
     * For a feature that has made sure that this may be booked by its caller, in the name of a patient who was just registered.
     * Refuses, as {@link #book} does, whom a {@link SelfBookingGuard} does not let book alone.
     */
    public AppointmentView confirmFor(PatientView patient, HeldSlot held) {
        if (!user.mayWriteCalendar()) {
            outsiders.charge();
            outsiders.admit(patient);
        }
        return confirm(new BookAppointment(held, null, null, null, null, patient.id(), null, null));
    }

    private AppointmentView bookDirectly(BookAppointment request) {
        var now = clock.instant();
        var visit =
                bookable.at(request.service(), request.site(), request.start().toInstant(), request.practitioner());
        var override = Optional.ofNullable(request.override());
        StartRule.insist(visit, now, override.isPresent());
        var id = ids.next();
        var deeds = new ArrayList<Deed>();
        var patient = patient(request, visit.site(), deeds::add);
        var lifted = gates.insist(patient, visit.service(), visit.site(), visit.start(), override);
        var excuse = StartRule.excuse(visit, now, override);
        var booked = new AtomicReference<Appointment>();
        var answer = new AtomicReference<AppointmentView>();
        boolean isAll = user.mayWriteCalendar() && request.person() == null && lifted.isNothing();
        if (isAll) {
            last.comeNext();
        }
        named.write(
                patient,
                () -> availability.claim(
                        visit, Claimant.appointment(id, patient), request.person() == null, (claimed, writes) -> {
                            var planned = PlannedVisit.of(visit, claimed.served(), excuse);
                            booked.set(insert(id, patient, planned, now, deeds, writes));
                            if (isAll) { // Nothing may fail any more once they are sent.
                                answer.set(views.booked(booked.get(), null));
                            }
                        }));
        return isAll ? answer.get() : answer(booked.get(), lifted);
    }

    private AppointmentView confirm(BookAppointment request) {
        var hold = holding.open(request.hold().id(), request.hold().key());
        var plan = clinic.plan(known -> known.site(hold.siteId()).isPresent()
                && known.service(hold.serviceId()).isPresent());
        var site = plan.site(hold.siteId()).orElseThrow();
        var service = plan.service(hold.serviceId()).orElseThrow();
        var deeds = new ArrayList<Deed>();
        var patient = patient(request, site, deeds::add);
        var override = Optional.ofNullable(request.override());
        var lifted = gates.insist(patient, service, site, hold.start(), override);
        keep(hold, site, patient);
        var now = clock.instant();
        var writes = new RoundTrip();
        var booked = insert(hold.id(), patient, PlannedVisit.of(hold, site), now, deeds, writes);
        named.write(patient, () -> database.send(writes));
        return answer(booked, lifted);
    }

    /** Two confirmations at once: the one that waited finds the claims gone, because the other has them. */
    private void keep(Hold hold, Site site, UUID patient) {
        try {
            var timeline = hold.timeline();
            availability.keep(hold.id(), timeline.at(site), hold.claims(), patient, timeline.attended());
        } catch (HoldExpired over) {
            throw appointments.findById(hold.id()) == null ? over : new HoldAlreadyUsed();
        }
    }

    /** What is to be recorded of a new one goes to {@code later}: the days are still to be waited for. */
    private UUID patient(BookAppointment request, Site site, Consumer<Deed> later) {
        if (request.person() == null) {
            return request.patient();
        }
        var patient = patients.register(request.person(), site.country(), "/person", later);
        appointments.flush(); // The appointment is written past the mapper and needs its patient there.
        if (!user.mayWriteCalendar()) {
            outsiders.admit(patient);
        }
        return patient.id();
    }

    private Appointment insert(
            UUID id, UUID patient, PlannedVisit visit, Instant now, List<Deed> before, RoundTrip writes) {
        var bookedBy = user.account().orElse(null);
        var appointment = Appointment.book(id, References.next(), patient, visit, bookedBy, now);
        writer.insert(appointment, visit, bookedBy, writes);
        var deeds = new ArrayList<>(before);
        deeds.add(AppointmentDeeds.of("APPOINTMENT_BOOKED", appointment));
        AppointmentDeeds.lifted(appointment, visit.overrideReason()).ifPresent(deeds::add);
        audit.record(deeds, writes);
        news.booked(appointment, writes);
        return appointment;
    }

    private AppointmentView answer(Appointment booked, VisitGates.Lifted lifted) {
        gates.keep(lifted, booked);
        var key = user.mayWriteCalendar() ? null : keys.issue(booked);
        return views.booked(booked, key);
    }
}
