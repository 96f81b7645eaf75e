package org.stillpoint.board;

import java.time.Duration;

/** Who is sent messages. */
interface Audience {

    /** Whether it was taken in time; if not, nothing more must be sent. */
    boolean take(Message message, Duration patience);

    /** Whether anybody is still there. */
    boolean isThere();
}
