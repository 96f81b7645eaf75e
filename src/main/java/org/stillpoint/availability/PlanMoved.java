package org.stillpoint.availability;

import org.stillpoint.platform.TryAgain;

/** The clinic's plan has changed since the use case began; started over, it will see the new one. */
public final class PlanMoved extends RuntimeException implements TryAgain {

    private static final long serialVersionUID = 1L;

    PlanMoved() {
        super("The clinic's plan has changed", null, false, false);
    }
}
