package org.stillpoint.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.stillpoint.patient.FollowsPatient;

/** Sessions go over when two records become one, with all that was recorded at them. */
@ApplicationScoped
class FollowingSessions implements FollowsPatient {

    private final Sessions sessions;

    FollowingSessions(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void follow(UUID duplicate, UUID survivor) {
        sessions.follow(duplicate, survivor);
    }
}
