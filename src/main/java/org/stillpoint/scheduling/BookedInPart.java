package org.stillpoint.scheduling;

import java.util.List;
import java.util.SortedMap;

/**
 * What became of several visits of which those that fit were booked.
 *
 * @param booked by their place in the list of what was wanted, from 0
 * @param refused the others, in their order
 */
public record BookedInPart(SortedMap<Integer, VisitFact> booked, List<NotBooked> refused) {}
