package org.stillpoint.platform;

import java.time.Duration;

/**
 * Something that the program does by itself, again and again. Every bean that implements it is run by one of the replicas at a
 * time, and again after {@link #pause()}, also after it failed.
 */
public interface RecurringJob {

    /** Never changed: by this name the database knows when it is next. */
    String name();

    /** Between the end of one run and the beginning of the next. */
    Duration pause();

    /** Outside of any transaction. Whatever it has not done when the server stops it does the next time. */
    void run();
}
