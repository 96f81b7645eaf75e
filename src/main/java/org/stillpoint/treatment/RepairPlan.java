package org.stillpoint.treatment;

import java.util.List;
import org.stillpoint.treatment.RepairBoard.Outcome;

/**
 * The best answer that was found.
 *
 * @param outcomes in the order in which they are to be accepted; all of them together can be
 * @param provenBest no other answer saves more visits, moves fewer people or moves them less
 */
record RepairPlan(List<Outcome> outcomes, RepairCost cost, boolean provenBest) {}
