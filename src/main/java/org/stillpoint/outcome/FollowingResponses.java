package org.stillpoint.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.stillpoint.patient.FollowsPatient;

/** Answers go over when two records become one. */
@ApplicationScoped
class FollowingResponses implements FollowsPatient {

    private final Responses responses;

    FollowingResponses(Responses responses) {
        this.responses = responses;
    }

    @Override
    public void follow(UUID duplicate, UUID survivor) {
        responses.follow(duplicate, survivor);
    }
}
