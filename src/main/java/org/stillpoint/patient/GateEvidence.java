package org.stillpoint.patient;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A record that speaks for or against a gate: its kind, such as {@code CLEARANCE}, and its id, never what it says.
 *
 * @param recordedBy the account; empty where the program itself wrote it
 */
public record GateEvidence(String kind, UUID id, Optional<UUID> recordedBy, Instant recordedAt) {}
