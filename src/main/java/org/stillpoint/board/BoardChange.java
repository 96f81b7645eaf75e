package org.stillpoint.board;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Something has happened at a site.
 *
 * @param transaction in which it was written
 * @param session null for what has none
 * @param what {@code BOOKED}, {@code MOVED}, {@code CANCELLED}, {@code ARRIVED}, {@code MISSED} or {@code DISPLACED} of an appointment, or as
 *     {@link org.stillpoint.session.SessionChanged} has it
 * @param at when it was
 */
record BoardChange(long transaction, UUID site, UUID appointment, UUID session, String what, Instant at) {

    /** How somebody is, and what is given, is for clinicians; and it changes nothing on the board that others see. */
    private static final Set<String> CLINICAL =
            Set.of("VITALS", "OBSERVATION", "DOSE", "ADVERSE_EVENT", "ALERT", "FORM");

    boolean isClinical() {
        return CLINICAL.contains(what);
    }
}
