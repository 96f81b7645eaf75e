package org.stillpoint.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.stillpoint.clinic.Clinic;
import org.stillpoint.clinic.Site;
import org.stillpoint.patient.Patients;
import org.stillpoint.platform.Ids;
import org.stillpoint.scheduling.BookAppointment;
import org.stillpoint.scheduling.Booking;
import org.stillpoint.security.Audit;
import org.stillpoint.security.CurrentUser;
import org.stillpoint.security.Roles;

/** Turns a request into a patient and an appointment, all of it or nothing. */
@ApplicationScoped
@Transactional
class Conversion {

    private final RequestItems items;
    private final RequestDecisions decisions;
    private final ClosingAlong closing;
    private final Desk desk;
    private final CurrentUser user;
    private final Patients patients;
    private final Crises crises;
    private final Booking booking;
    private final Clinic clinic;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    Conversion(
            RequestItems items,
            RequestDecisions decisions,
            ClosingAlong closing,
            Desk desk,
            CurrentUser user,
            Patients patients,
            Crises crises,
            Booking booking,
            Clinic clinic,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.items = items;
        this.decisions = decisions;
        this.closing = closing;
        this.desk = desk;
        this.user = user;
        this.patients = patients;
        this.crises = crises;
        this.booking = booking;
        this.clinic = clinic;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    ConversionView convert(UUID id, ConvertRequest wanted) {
        wanted.check();
        var item = items.lock(id);
        item.request().status().insistOpen();
        desk.insistOnNobodyElse(item.request());
        insistOnAnswer(item);
        var danger = takeDanger(item);
        var patient = patient(item, wanted);
        // The appointment is written past the mapper, and needs its patient there.
        decisions.flush();
        // First: a treatment is not booked past a flag, and the patient is locked before the days.
        danger.forEach(request -> crises.tell(patient, request, site(wanted)));
        var appointment = booking.book(new BookAppointment(
                wanted.hold(),
                wanted.service(),
                wanted.site(),
                wanted.start(),
                null,
                patient,
                null,
                wanted.override()));
        close(item, patient, appointment.id(), clock.instant());
        return new ConversionView(id, patient, wanted.patient() == null, appointment);
    }

    /** Whom the person's requests have made a patient already it stays with: danger and follow-ups are on that record, and only there. */
    private UUID patient(RequestItem item, ConvertRequest wanted) {
        var led = ledTo(item);
        if (!led.isEmpty() && led.stream().noneMatch(known -> known.equals(wanted.patient()))) {
            refuse(item.request(), led);
        }
        return wanted.patient() == null ? register(item, wanted) : wanted.patient();
    }

    /** The request's own record, else those of what else the person has asked, who may have been reached in other ways then. */
    private static Set<UUID> ledTo(RequestItem item) {
        return item.request().patientId().map(Set::of).orElseGet(() -> item.ofSamePerson()
                .flatMap(request -> request.patientId().stream())
                .collect(Collectors.toSet()));
    }

    /** Refuses with {@link PossibleDuplicates} unless staff have said that this is somebody else. */
    private UUID register(RequestItem item, ConvertRequest wanted) {
        var record = NewRecord.of(item.request(), wanted.person());
        var known = wanted.isNewPerson() ? Set.<UUID>of() : Set.copyOf(patients.reachedAt(record.contactPoints()));
        if (!known.isEmpty()) {
            refuse(item.request(), known);
        }
        return patients.register(record, clinic.plan().homeCountry(), "/person").id();
    }

    private void refuse(AppointmentRequest request, Set<UUID> known) {
        audit.refused(RequestDeeds.of("REQUEST_CONVERTED", request).about(known).failed());
        throw new PossibleDuplicates(known.stream().sorted().toList());
    }

    /** From here the patient has it, until a clinician clears it there. What others at the same number told of stays in the queue. */
    private List<AppointmentRequest> takeDanger(RequestItem item) {
        var danger = item.ofSamePerson().filter(AppointmentRequest::isInCrisis).toList();
        danger.forEach(request -> request.handOnCrisis(clock.instant()));
        return danger;
    }

    /** Where the person will come to, whose staff so are the ones to call. */
    private Optional<UUID> site(ConvertRequest wanted) {
        return wanted.hold() == null
                ? clinic.plan().site(String.valueOf(wanted.site())).map(Site::id)
                : Optional.of(booking.siteOf(wanted.hold()));
    }

    /** Before somebody has spoken with the person, the request is where the clock runs: only a clinician takes it from there. */
    private void insistOnAnswer(RequestItem item) {
        boolean waiting = item.ofSamePerson()
                .filter(AppointmentRequest::isInCrisis)
                .anyMatch(request -> !request.isCrisisAnswered());
        if (waiting && !user.has(Roles.NURSE)) {
            throw new CrisisOpen();
        }
    }

    private void close(RequestItem item, UUID patient, UUID appointment, Instant now) {
        item.request().convert(patient, appointment, now);
        var deeds = new ArrayList<>(closing.close(item, RequestStatus.ASSESSMENT_SCHEDULED, now));
        decisions.persist(
                RequestDecision.of(ids.next(), item.request().id(), DecisionKind.CONVERT, null, desk.staff(), now));
        if (!item.isOpen()) {
            desk.release(item.request());
        }
        deeds.addFirst(RequestDeeds.of("REQUEST_CONVERTED", item.request()));
        audit.record(deeds);
    }
}
