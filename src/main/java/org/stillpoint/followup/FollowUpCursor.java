package org.stillpoint.followup;

import java.time.Instant;
import java.util.UUID;
import org.stillpoint.platform.Cursor;
import org.stillpoint.platform.InvalidRequest;

/** Where a page ended, in an order by urgency, moment and id; opaque to the caller. */
record FollowUpCursor(short priority, Instant at, UUID id) {

    /** A digit before the moment and the id. */
    String encode() {
        return priority + new Cursor(at, id).encode();
    }

    /** Refuses what {@link #encode} did not write as a wrong parameter {@code after}. */
    static FollowUpCursor decode(String text) {
        if (text.isEmpty() || text.charAt(0) < '0' || text.charAt(0) > '9') {
            throw InvalidRequest.parameter("after", "is not a cursor; send the `next` of the page before, unchanged");
        }
        var rest = Cursor.decode(text.substring(1));
        return new FollowUpCursor((short) (text.charAt(0) - '0'), rest.at(), rest.id());
    }
}
