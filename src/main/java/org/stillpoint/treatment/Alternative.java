package org.stillpoint.treatment;

import java.time.LocalDate;
import java.util.List;

/**
 * A feasible start for a session that found no place.
 *
 * @param breaks what it does not keep: preferences, the rhythm or the start window, never spacing; empty where only other sessions were in the way
 */
record Alternative(LocalDate day, FreeStart start, List<Objection> breaks) {}
