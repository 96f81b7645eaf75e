package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Instant;

/** Tells other features what happens at sessions, once it is written. */
@ApplicationScoped
class SessionNews {

    static final String STATE = "STATE";
    static final String GATE = "GATE";

    private final Event<SessionChanged> changed;
    private final Event<SessionDosed> dosed;
    private final Event<SessionDischarged> discharged;

    SessionNews(Event<SessionChanged> changed, Event<SessionDosed> dosed, Event<SessionDischarged> discharged) {
        this.changed = changed;
        this.dosed = dosed;
        this.discharged = discharged;
    }

    /** {@code what} as {@link SessionChanged} has it. */
    void changed(Session session, String what, Instant at) {
        changed.fire(new SessionChanged(
                session.id(), session.appointmentId(), session.patientId(), session.siteId(), what, at));
    }

    /** Once dosing is over. */
    void dosed(Session session) {
        dosed.fire(new SessionDosed(
                session.id(),
                session.appointmentId(),
                session.patientId(),
                session.seriesId(),
                session.protocolId(),
                session.dosingEndedAt().orElseThrow()));
    }

    void discharged(Session session) {
        discharged.fire(new SessionDischarged(
                session.id(),
                session.appointmentId(),
                session.patientId(),
                session.seriesId(),
                session.protocolId(),
                session.dosingEndedAt().orElseThrow(),
                session.leftAt().orElseThrow()));
    }
}
