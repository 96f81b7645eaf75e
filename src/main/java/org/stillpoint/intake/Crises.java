package org.stillpoint.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.stillpoint.security.Deed;

/** Raises the flag that says that somebody may be in danger, and says whether one is up. */
@ApplicationScoped
class Crises {

    private final AppointmentRequests requests;
    private final IntakeConfig config;
    private final Clock clock;

    Crises(AppointmentRequests requests, IntakeConfig config, Clock clock) {
        this.requests = requests;
        this.config = config;
        this.clock = clock;
    }

    /** On the request, and on the one that stands for it in the queue. What it answers is to be recorded. */
    Deed raise(AppointmentRequest request, CrisisSource source) {
        var now = clock.instant();
        var respondBy = now.plus(config.crisisResponse());
        request.raiseCrisis(source, now, respondBy);
        request.linkedTo()
                .flatMap(requests::findByIdOptional)
                .ifPresent(first -> first.raiseCrisis(source, now, respondBy));
        return Deed.of("CRISIS_RAISED", "AppointmentRequest", request.id());
    }

    /** On the request, or on the one that stands for it in the queue. */
    boolean concern(AppointmentRequest request) {
        return request.isInCrisis()
                || request.linkedTo()
                        .flatMap(requests::findByIdOptional)
                        .filter(AppointmentRequest::isInCrisis)
                        .isPresent();
    }
}
