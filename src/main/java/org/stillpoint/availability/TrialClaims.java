package org.stillpoint.availability;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.stillpoint.availability.Taken.Stretch;

/**
 * What is taken in a window.
 *
 * @param revision of the clinic's plan that the database had when it was read
 * @param taken by whoever does not move
 * @param moving what those have, by claimant, who are to be moved
 */
record TrialClaims(long revision, List<Stretch> taken, Map<UUID, List<Stretch>> moving) {}
