package org.stillpoint.scheduling;

import java.util.UUID;

/** Whose visit fell through does not want another. Told inside the transaction that makes it so. */
public record LostVisitGivenUp(UUID patient) {}
