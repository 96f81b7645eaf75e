package org.stillpoint.security;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import org.stillpoint.platform.Refusal;
import org.stillpoint.platform.RefusalWitness;

/** Counts what is refused to somebody from outside, in a transaction of its own: that of the request has left nothing behind. */
@Singleton
class RefusedWrites implements RefusalWitness {

    private static final int TOO_MANY = 429;
    private static final int OUR_FAULT = 500;

    private final RateLimits limits;

    RefusedWrites(RateLimits limits) {
        this.limits = limits;
    }

    @Override
    public void refused(Refusal refusal) {
        int status = refusal.type().status();
        if (status != TOO_MANY && status < OUR_FAULT && limits.isOfLimitedWriter()) {
            QuarkusTransaction.requiringNew().run(limits::countRefusal);
        }
    }
}
