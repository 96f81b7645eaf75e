package org.stillpoint.treatment;

import java.util.Comparator;

/**
 * How much a repair disturbs: first how many visits it can not save, then how many people get another time, then by how many
 * minutes in all, then how many of those who were to serve no longer do. Smaller is better.
 *
 * @param clashes visits that have no place and can not be left as they are either; never in a proposal
 */
record RepairCost(int clashes, int lost, int people, long minutes, int actors) implements Comparable<RepairCost> {

    private static final Comparator<RepairCost> ORDER = Comparator.comparingInt(RepairCost::clashes)
            .thenComparingInt(RepairCost::lost)
            .thenComparingInt(RepairCost::people)
            .thenComparingLong(RepairCost::minutes)
            .thenComparingInt(RepairCost::actors);

    @Override
    public int compareTo(RepairCost other) {
        return ORDER.compare(this, other);
    }

    /** Whether nobody is disturbed more; who serves does not count. */
    boolean disturbsNoMoreThan(RepairCost other) {
        return new RepairCost(clashes, lost, people, minutes, 0)
                        .compareTo(new RepairCost(other.clashes, other.lost, other.people, other.minutes, 0))
                <= 0;
    }
}
