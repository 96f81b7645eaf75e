package org.stillpoint.board;

import java.time.Duration;
import java.time.ZoneId;

/** What somebody who listens is sent. */
sealed interface Message {

    /** From here on everything will be told; with this somebody who has heard nothing yet can be away and come back. */
    record Listening(Position position, Duration reconnectAfter) implements Message {}

    /** All that has happened since what was told before; the zone is the site's. */
    record Changed(Look look, ZoneId zone) implements Message {}

    /** What has happened meanwhile is not known any more: the board has to be read anew, and from here on everything will be told. */
    record ReadAnew(Position position, Duration reconnectAfter) implements Message {}

    /** Nothing has happened, and the connection stands. */
    record Alive() implements Message {}

    /** Nothing more will be told. */
    record Ended(Reason reason) implements Message {}

    /** Why nothing more is told. */
    enum Reason {
        /** Token, account or role is over: who comes back has to sign in again. */
        SIGNED_OUT,
        /** What was sent was not taken, or another database stands in the place of the former: who comes back catches up. */
        TOO_SLOW,
        /** This server stops: another one goes on. */
        STOPPING
    }
}
