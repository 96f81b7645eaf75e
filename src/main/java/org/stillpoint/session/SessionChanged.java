package org.stillpoint.session;

import java.time.Instant;
import java.util.UUID;

/**
 * Something has happened at a session that somebody who watches the site wants to see. Told inside the transaction that makes it
 * so; ids and codes only.
 *
 * @param what {@code STATE}, {@code GATE}, {@code VITALS}, {@code OBSERVATION}, {@code DOSE}, {@code ADVERSE_EVENT}, {@code ALERT},
 *     {@code EXTENSION}, {@code FORM}
 * @param at when it was
 */
public record SessionChanged(UUID session, UUID appointment, UUID patient, UUID site, String what, Instant at) {}
