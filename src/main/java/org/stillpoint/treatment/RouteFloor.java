package org.stillpoint.treatment;

/**
 * What no protocol of a route goes below.
 *
 * @param minGapDays 1 to 31
 * @param maxPerRolling7Days 1 to 7
 * @param label it comes from the label, so nobody may lift it; else it is the clinic's and a prescriber may
 */
record RouteFloor(int minGapDays, int maxPerRolling7Days, boolean label) {}
