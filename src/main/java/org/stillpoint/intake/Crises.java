package org.stillpoint.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.stillpoint.patient.CrisisCall;
import org.stillpoint.patient.CrisisFlags;
import org.stillpoint.patient.PatientView;
import org.stillpoint.patient.Patients;
import org.stillpoint.security.Deed;

/** Raises the flag that says that somebody may be in danger, and says whether one is up. */
@ApplicationScoped
class Crises {

    private final AppointmentRequests requests;
    private final CrisisFlags flags;
    private final Patients patients;
    private final Contacts contacts;
    private final Links links;
    private final IntakeConfig config;
    private final Clock clock;

    Crises(
            AppointmentRequests requests,
            CrisisFlags flags,
            Patients patients,
            Contacts contacts,
            Links links,
            IntakeConfig config,
            Clock clock) {
        this.requests = requests;
        this.flags = flags;
        this.patients = patients;
        this.contacts = contacts;
        this.links = links;
        this.config = config;
        this.clock = clock;
    }

    /**
     * On the request alone: the queue shows all that one person has asked as one item, and its other senders, who may be
     * somebody else at the same number, are told nothing. On the patient too, if the person is one: no treatment is booked until
     * a clinician has cleared that as well. Nothing that tells of danger stays held back. What it answers is to be recorded.
     */
    Deed raise(AppointmentRequest request, CrisisSource source) {
        var now = clock.instant();
        links.letIn(request);
        request.raiseCrisis(source, now, now.plus(config.crisisResponse()));
        tellPatients(request, now);
        return RequestDeeds.of("CRISIS_RAISED", request);
    }

    /** How to reach or to call the sender has changed: whoever that turns out to be is flagged too. */
    void correct(AppointmentRequest request) {
        if (request.isInCrisis()) {
            tellPatients(request, request.crisis().orElseThrow().raisedAt());
        }
    }

    /**
     * The patient whom the request was taken for is somebody else: its flag goes from there, unless whoever is reached so and called so
     * may be that patient all the same.
     */
    void takeBack(AppointmentRequest request, UUID patient) {
        if (patients(request).noneMatch(patient::equals)) {
            flags.takeBack(patient, request.id());
        }
        correct(request);
    }

    private void tellPatients(AppointmentRequest request, Instant toldAt) {
        patients(request).forEach(patient -> tell(patient, request, toldAt, Optional.empty()));
    }

    /**
     * Raises the request's flag on a patient, with the time to respond as long as nobody has.
     *
     * @param site where the person will come to; without one, where they have said they would
     */
    void tell(UUID patient, AppointmentRequest request, Optional<UUID> site) {
        tell(patient, request, request.crisis().orElseThrow().raisedAt(), site);
    }

    private void tell(UUID patient, AppointmentRequest request, Instant toldAt, Optional<UUID> site) {
        var flag = request.crisis().orElseThrow();
        var by = Optional.of(flag.respondBy()).filter(moment -> !request.isCrisisAnswered());
        var place = site.or(() -> Optional.ofNullable(request.wish().siteId()));
        flags.raise(patient, flag.source().toPatient(), request.id(), toldAt, new CrisisCall(by, place));
    }

    /** Whoever is reached there and may be called so; a number alone may be a family's. In one order, because each is locked. */
    private Stream<UUID> patients(AppointmentRequest request) {
        if (request.patientId().isPresent()) {
            return request.patientId().stream();
        }
        var contact = request.contact();
        return contact.name() == null
                ? Stream.empty()
                : patients.reachedAt(NewRecord.points(contact)).stream()
                        .filter(patient -> patients.mayBeCalled(patient, contact.name()))
                        .sorted();
    }

    /** On anything that the same person has asked, whatever has become of that. */
    boolean concern(AppointmentRequest request) {
        return request.isInCrisis() || requests.isInCrisis(request.item());
    }

    /** On anything that was asked by somebody who is reached like this, and on patients who are. */
    boolean concern(PatientView person) {
        var reached = new HashSet<>(patients.reachedAt(person.contactPoints()));
        reached.add(person.id()); // Whose contact points can not be read is reached at none.
        return !requests.inCrisisAt(contacts.indexes(person.contactPoints())).isEmpty() || flags.areOpenFor(reached);
    }
}
