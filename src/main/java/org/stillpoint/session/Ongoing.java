package org.stillpoint.session;

import java.util.stream.Collectors;
import org.stillpoint.availability.OngoingVisit;
import org.stillpoint.scheduling.PlannedActor;

/** A session as its calendar sees it. Whoever was taken away from it does not serve it any more. */
record Ongoing(SessionFile file, SessionClock clock) {

    OngoingVisit visit() {
        return new OngoingVisit(
                file.site(),
                file.session().appointmentId(),
                file.session().patientId(),
                file.service().needs(),
                clock.phases(),
                file.visit().actors().stream()
                        .filter(actor -> !actor.lost())
                        .collect(Collectors.toMap(PlannedActor::role, PlannedActor::actor, (one, same) -> one)));
    }
}
