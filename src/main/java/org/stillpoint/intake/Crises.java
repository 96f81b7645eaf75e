package org.stillpoint.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.stillpoint.patient.CrisisFlags;
import org.stillpoint.security.Deed;

/** Raises the flag that says that somebody may be in danger, and says whether one is up. */
@ApplicationScoped
class Crises {

    private final AppointmentRequests requests;
    private final CrisisFlags flags;
    private final IntakeConfig config;
    private final Clock clock;

    Crises(AppointmentRequests requests, CrisisFlags flags, IntakeConfig config, Clock clock) {
        this.requests = requests;
        this.flags = flags;
        this.config = config;
        this.clock = clock;
    }

    /**
     * On the request alone: the queue shows all that one person has asked as one item, and its other senders, who may be
     * somebody else at the same number, are told nothing. On the patient too, if the person is one by now: no treatment is
     * booked until a clinician has cleared that as well. What it answers is to be recorded.
     */
    Deed raise(AppointmentRequest request, CrisisSource source) {
        var now = clock.instant();
        request.raiseCrisis(source, now, now.plus(config.crisisResponse()));
        request.patientId().ifPresent(patient -> flags.raise(patient, source.toPatient(), request.id(), now));
        return RequestDeeds.of("CRISIS_RAISED", request);
    }

    /** On anything that the same person has asked, whatever has become of that. */
    boolean concern(AppointmentRequest request) {
        return request.isInCrisis() || requests.isInCrisis(request.item());
    }
}
