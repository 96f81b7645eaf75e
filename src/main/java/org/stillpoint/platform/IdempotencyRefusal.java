package org.stillpoint.platform;

import java.time.Duration;

/** The key of the request is in use, or belongs to another request. */
final class IdempotencyRefusal extends Refusal {

    IdempotencyRefusal(PlatformProblem type) {
        super(type, type.advice());
        if (type == PlatformProblem.REQUEST_IN_PROGRESS) {
            after(Duration.ofSeconds(1));
        }
    }
}
