package org.stillpoint.treatment;

import java.time.Instant;
import java.time.LocalTime;

/**
 * A start at which a visit is feasible.
 *
 * @param time on the site's clocks
 */
record FreeStart(Instant start, LocalTime time, Serving serving) {

    /** Who could serve then, as far as the patient minds. */
    enum Serving {
        /** A practitioner whom they prefer is free. */
        PREFERRED,
        /** It can be done without anybody whom they avoid. */
        ANYBODY,
        /** Only with somebody whom they avoid. */
        ONLY_AVOIDED
    }
}
