package org.stillpoint.availability;

import java.util.function.Supplier;
import org.stillpoint.platform.TryAgain;

/** The clinic's plan has changed since the use case began; started over, it will see the new one. */
public final class PlanMoved extends RuntimeException implements TryAgain {

    PlanMoved() {
        super("The clinic's plan has changed", null, false, false);
    }

    /** For what only reads, and has no transaction that would be started over: reads once more. */
    public static <T> T readAgain(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (PlanMoved outdated) {
            return reading.get();
        }
    }
}
