package org.stillpoint.treatment;

import java.util.EnumMap;
import java.util.Map;

/** The numbers of a plan, criterion by criterion; the smaller is the better plan. */
record CourseScore(Map<Criterion, Long> values) implements Comparable<CourseScore> {

    static CourseScore of(Map<Criterion, Long> fromDays, long changes, long unusableMinutes) {
        var values = new EnumMap<Criterion, Long>(fromDays);
        values.put(Criterion.SPACING_KEPT, 0L);
        values.put(Criterion.CONTINUITY, changes);
        values.put(Criterion.UNBROKEN_DAY, unusableMinutes);
        return new CourseScore(values);
    }

    long of(Criterion criterion) {
        return values.get(criterion);
    }

    @Override
    public int compareTo(CourseScore other) {
        for (var criterion : Criterion.values()) {
            int difference = Long.compare(of(criterion), other.of(criterion));
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }
}
