package org.stillpoint.security;

import jakarta.inject.Singleton;
import org.stillpoint.platform.AnswerWitness;

/** An answer that is given again for its {@code Idempotency-Key} is a read of what it tells. */
@Singleton
class RepeatedAnswers implements AnswerWitness {

    private final DeedsOfRequest deeds;
    private final Audit audit;

    RepeatedAnswers(DeedsOfRequest deeds, Audit audit) {
        this.deeds = deeds;
        this.audit = audit;
    }

    @Override
    public String subject() {
        return deeds.text();
    }

    @Override
    public void startOver() {
        deeds.forget();
    }

    /** Answers that an older release has kept have no subject. */
    @Override
    public void givenAgain(String subject) {
        if (subject != null && !subject.isEmpty()) {
            audit.record(DeedsOfRequest.repeated(subject));
        }
    }
}
