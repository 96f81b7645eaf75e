package org.stillpoint.outcome;

import java.time.Instant;
import java.util.UUID;

/** A total, and when it was so. */
record DatedTotal(UUID response, Instant at, int total) {}
