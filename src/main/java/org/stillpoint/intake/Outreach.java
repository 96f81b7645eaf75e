package org.stillpoint.intake;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/**
 * How far the clinic has come in contacting somebody. From the first attempt on it is the next try that says when to call, not
 * what was promised before.
 *
 * @param nextTryAt when to try again, or null
 * @param firstContactAt when word of the clinic first got to the person, or null
 * @param spokenAt when somebody last spoke with the person, or null
 */
@Embeddable
record Outreach(
        int attempts,
        @Column(name = "next_try_at") Instant nextTryAt,
        @Column(name = "first_contact_at") Instant firstContactAt,
        @Column(name = "spoken_at") Instant spokenAt) {

    static final Outreach NONE = new Outreach(0, null, null, null);

    /** Somebody asks anew, and is called now: when to try again was said before that. */
    Outreach askedAgain() {
        return new Outreach(attempts, null, firstContactAt, spokenAt);
    }

    Outreach after(AttemptOutcome outcome, Instant now, Instant nextTry) {
        return new Outreach(
                attempts + 1,
                nextTry,
                firstContactAt == null && outcome.isContact() ? now : firstContactAt,
                outcome.isSpoken() ? now : spokenAt);
    }
}
