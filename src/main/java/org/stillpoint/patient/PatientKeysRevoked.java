package org.stillpoint.patient;

import java.util.UUID;

/** A patient's keys have been taken back, in the same transaction; whoever has given keys to single things of theirs ends them too. */
public record PatientKeysRevoked(UUID patient) {}
