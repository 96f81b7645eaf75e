package org.stillpoint.intake;

import java.time.Instant;
import java.util.UUID;

/** Somebody works on a request, until then. */
record Assignment(UUID account, Instant takenAt, Instant until) {}
