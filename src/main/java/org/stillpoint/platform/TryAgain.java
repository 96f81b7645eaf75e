package org.stillpoint.platform;

/**
 * Marks an exception after which the same request, started over in a new transaction, may well succeed. When the attempts are
 * used up, a {@link Refusal} that is so marked is answered as what it is; anything else becomes {@code busy} (503).
 */
public interface TryAgain {}
