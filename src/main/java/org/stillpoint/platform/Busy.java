package org.stillpoint.platform;

import java.time.Duration;

/** 503 {@code busy}: the work could not be done now, and trying again is worth it. */
public final class Busy extends Refusal {

    public Busy(String detail) {
        super(PlatformProblem.BUSY, detail);
        after(Duration.ofSeconds(1));
    }
}
