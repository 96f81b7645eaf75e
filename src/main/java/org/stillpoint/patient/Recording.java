package org.stillpoint.patient;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** That somebody writes a record, now; nobody where the program itself does. */
record Recording(UUID id, Optional<UUID> by, Instant at) {}
