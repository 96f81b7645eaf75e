package org.stillpoint.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Until when somebody of the clinic has to act on a request. */
record ResponseClock(Instant respondBy) {

    /**
     * Empty where nothing is due: the request is closed, or the person was contacted and no next try was agreed.
     *
     * @param firstContact how long somebody may wait who was promised no time
     */
    static Optional<ResponseClock> of(AppointmentRequest request, Duration firstContact) {
        var outreach = request.outreach();
        if (request.isInCrisis()) {
            return request.isCrisisAnswered()
                    ? Optional.empty()
                    : request.crisis().map(flag -> new ResponseClock(flag.respondBy()));
        }
        if (!request.status().isOpen()) {
            return Optional.empty();
        }
        var call = outreach.attempts() == 0 ? request.promisedCallAt() : Optional.ofNullable(outreach.nextTryAt());
        return call.or(() -> outreach.firstContactAt() == null
                        ? Optional.of(request.origin().receivedAt().plus(firstContact))
                        : Optional.empty())
                .map(ResponseClock::new);
    }

    long minutesLeft(Instant now) {
        return Duration.between(now, respondBy).toMinutes();
    }

    boolean isLate(Instant now) {
        return now.isAfter(respondBy);
    }
}
