package org.stillpoint.platform;

import java.time.Duration;

/** By how much the clocks of servers on one database may differ. What lies further ahead was written by one that was wrong. */
public final class ClockSkew {

    public static final Duration MOST = Duration.ofMinutes(1);

    private ClockSkew() {}
}
