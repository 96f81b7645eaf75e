package org.stillpoint.clinic;

import java.util.List;
import org.stillpoint.clinic.PlanGuard.Stranded;

/**
 * What loading a clinic file did, or would do.
 *
 * @param revision of the plan that holds now
 * @param blockers what would be stranded; empty unless asked beforehand, since such a change is refused
 */
public record PlanOutcome(long revision, List<Difference> differences, List<Stranded> blockers) {}
