package org.stillpoint.session;

import org.stillpoint.availability.OngoingVisit;

/** A session as its calendar sees it. */
record Ongoing(SessionFile file, SessionClock clock) {

    OngoingVisit visit() {
        return new OngoingVisit(
                file.site(),
                file.session().appointmentId(),
                file.session().patientId(),
                file.service().needs(),
                clock.phases(),
                new Serving(file.service().needs(), file.visit().actors()).byRole());
    }
}
