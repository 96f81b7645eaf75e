package org.stillpoint.session;

import java.time.Instant;
import java.util.UUID;

/** That a blood pressure was taken, and with it what else is due: what the plan has to know of an entry that counts. */
public record Reading(UUID entry, Instant at) {}
