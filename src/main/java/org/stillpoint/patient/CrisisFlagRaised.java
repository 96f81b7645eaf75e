package org.stillpoint.patient;

import java.time.Instant;
import java.util.UUID;

/**
 * Something has told of danger to a patient, whom a clinician has to reach. Told inside the transaction that raises the flag, and of
 * the same flag again whenever the same tells of danger while it is open: somebody may have seen to the first time already. Not of
 * flags that clinicians raise, who know already.
 *
 * @param originId which one it was: the request, the answers, the appointment
 * @param at when it was told; the same moment if the same is only told on
 * @param call until when somebody has to be reached, and from where
 */
public record CrisisFlagRaised(
        UUID flag, UUID patient, CrisisOrigin origin, UUID originId, Instant at, CrisisCall call) {}
