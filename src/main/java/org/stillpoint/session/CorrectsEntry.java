package org.stillpoint.session;

import java.time.OffsetDateTime;
import org.stillpoint.platform.InvalidRequest;

/** A request that says what an entry should have said. */
interface CorrectsEntry {

    String reason();

    /** Null: no. */
    Boolean withdrawn();

    default boolean withdraws() {
        return Boolean.TRUE.equals(withdrawn());
    }

    /** Null: as before. */
    OffsetDateTime at();

    /** Besides why, and when it was. */
    boolean saysNothing();

    default void check(InvalidRequest.Collector errors) {
        errors.check(
                !withdraws() || saysNothing() && at() == null,
                "/withdrawn",
                "what is withdrawn has no values any more");
    }
}
