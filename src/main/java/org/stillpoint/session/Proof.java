package org.stillpoint.session;

import java.time.Instant;
import java.util.UUID;
import org.stillpoint.patient.GateEvidence;

/** Evidence that holds, and can be read. */
record Proof(UUID id, DayGate gate, Instant at, GateEvidence evidence, EvidenceDetail detail) {}
