package org.stillpoint.scheduling;

import java.util.List;

/**
 * What became of a patient's visits that were moved and booked together.
 *
 * @param moved in the order in which they were given, as is {@code booked}
 */
public record RepairedCourse(List<VisitFact> moved, List<VisitFact> booked) {}
