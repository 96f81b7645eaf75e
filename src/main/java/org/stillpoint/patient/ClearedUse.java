package org.stillpoint.patient;

/**
 * What a patient was last cleared for.
 *
 * @param offLabel the use stands on no label, so that a consent to that is needed as well
 */
public record ClearedUse(Indication indication, boolean offLabel) {}
