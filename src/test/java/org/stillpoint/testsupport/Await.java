package org.stillpoint.testsupport;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what others do in their own time, and no longer than that takes. */
public final class Await {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private Await() {}

    /** Fails if it does not come true in time. */
    public static void until(String what, Duration patience, BooleanSupplier done) {
        for (long end = System.nanoTime() + patience.toNanos(); !done.getAsBoolean(); ) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + patience.toSeconds() + " seconds: " + what);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
