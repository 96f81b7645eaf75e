package org.stillpoint.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.Route;
import org.stillpoint.clinic.Service;
import org.stillpoint.patient.Patients;
import org.stillpoint.scheduling.AppointmentView;
import org.stillpoint.scheduling.Booking;
import org.stillpoint.security.Audit;

/**
 * The sender of a request books the first visit alone, where the clinic allows it. A visit with a medicine is never booked so, and
 * nothing is while somebody may be in danger: a person has to look first. The refusal is the same for every reason.
 */
@ApplicationScoped
@Transactional(dontRollbackOn = CriedForHelp.class)
class SelfBooking {

    private final OwnRequest own;
    private final AppointmentRequests requests;
    private final RequestItems items;
    private final Receipts receipts;
    private final Crises crises;
    private final DangerSigns dangerSigns;
    private final Links links;
    private final Patients patients;
    private final Booking booking;
    private final Clinic clinic;
    private final IntakeConfig config;
    private final Audit audit;
    private final Clock clock;

    SelfBooking(
            OwnRequest own,
            AppointmentRequests requests,
            RequestItems items,
            Receipts receipts,
            Crises crises,
            DangerSigns dangerSigns,
            Links links,
            Patients patients,
            Booking booking,
            Clinic clinic,
            IntakeConfig config,
            Audit audit,
            Clock clock) {
        this.own = own;
        this.requests = requests;
        this.items = items;
        this.receipts = receipts;
        this.crises = crises;
        this.dangerSigns = dangerSigns;
        this.links = links;
        this.patients = patients;
        this.booking = booking;
        this.clinic = clinic;
        this.config = config;
        this.audit = audit;
        this.clock = clock;
    }

    AppointmentView book(UUID id, BookOwnAssessment wanted) {
        own.find(id);
        // Locked with what else the person has asked, so that no cry for help comes in between.
        var request = items.lock(id).request();
        if (dangerSigns.areIn(wanted.name())) {
            audit.record(crises.raise(request, CrisisSource.TEXT));
            throw new CriedForHelp();
        }
        receipts.insistOpen(request);
        // Whoever has a record already is not registered anew: somebody of the clinic arranges their next visit.
        insist(request.status().isOpen() && request.patientId().isEmpty());
        insist(config.selfBooking() && !crises.concern(request) && isWithoutMedicine(booking.serviceOf(wanted.hold())));
        var patient = patients.register(
                wanted.person(request.contact()), clinic.plan().homeCountry(), "");
        requests.flush(); // The appointment is written past the mapper and needs its patient there.
        // Asks once more whether the person may be in danger: by how they are reached, not only by what they have sent
        // here.
        var appointment = booking.confirmFor(patient, wanted.hold());
        var now = clock.instant();
        request.convert(patient.id(), appointment.id(), now);
        // What came from the same number may be another person's: that is for staff to say.
        links.release(request);
        requests.flush();
        audit.record(RequestDeeds.of("REQUEST_CONVERTED", request));
        return appointment;
    }

    private boolean isWithoutMedicine(String service) {
        return clinic.plan(plan -> plan.service(service).isPresent())
                .service(service)
                .map(Service::route)
                .filter(Route.NONE::equals)
                .isPresent();
    }

    private static void insist(boolean allowed) {
        if (!allowed) {
            throw new SelfBookingNotAvailable();
        }
    }
}
