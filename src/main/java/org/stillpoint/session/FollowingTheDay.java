package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import org.stillpoint.scheduling.AppointmentMoved;

/** The calendar follows the day: with every change of a session or of those who serve it, in its transaction. */
@ApplicationScoped
class FollowingTheDay {

    private static final Set<String> MATTERS = Set.of("STATE", "DOSE");

    private final Sessions sessions;
    private final Stays stays;

    FollowingTheDay(Sessions sessions, Stays stays) {
        this.sessions = sessions;
        this.stays = stays;
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
}
