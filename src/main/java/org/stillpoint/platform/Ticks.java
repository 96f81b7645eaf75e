package org.stillpoint.platform;

import jakarta.inject.Singleton;

/**
 * Time that only goes on, whatever is done to the machine's clock: it says when what is remembered has to be looked up again.
 * Tests let it leap.
 */
@Singleton
public class Ticks {

    /** Nanoseconds since some moment; only differences mean anything. */
    public long nanos() {
        return System.nanoTime();
    }
}
