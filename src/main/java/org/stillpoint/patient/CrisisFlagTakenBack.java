package org.stillpoint.patient;

import java.util.UUID;

/** It was somebody else who told of danger: nobody has to reach this patient. Told inside the transaction that ends the flag. */
public record CrisisFlagTakenBack(UUID flag, UUID patient) {}
