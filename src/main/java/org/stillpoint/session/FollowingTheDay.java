package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import org.stillpoint.scheduling.AppointmentDisplaced;
import org.stillpoint.scheduling.AppointmentMoved;
import org.stillpoint.scheduling.DayVisits;

/** The calendar follows the day: with every change of a session or of those who serve it, in its transaction. */
@ApplicationScoped
class FollowingTheDay {

    private static final Set<String> MATTERS = Set.of("STATE", "DOSE");

    private final Sessions sessions;
    private final Stays stays;
    private final DayVisits visits;

    FollowingTheDay(Sessions sessions, Stays stays, DayVisits visits) {
        this.sessions = sessions;
        this.stays = stays;
        this.visits = visits;
    }

    void hear(@Observes SessionChanged changed) {
        if (MATTERS.contains(changed.what())) {
            sessions.flush();
            stays.follow(sessions.get(changed.session()));
        }
    }

    void recast(@Observes AppointmentMoved news) {
        if (news.keepsItsTime()) {
            sessions.ofAppointment(news.appointment()).ifPresent(stays::keep);
        }
    }

    /** A room is claimed on for its cleaning when its patient has left, and can be taken away then. */
    void displaced(@Observes AppointmentDisplaced news) {
        sessions.ofAppointment(news.appointment())
                .filter(session -> !session.state().isOpen())
                .map(Session::appointmentId)
                .ifPresent(visits::left);
    }
}
