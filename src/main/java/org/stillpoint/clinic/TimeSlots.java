package org.stillpoint.clinic;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.stillpoint.platform.TimeSlot;

/** Set operations on lists of slots; the results are sorted and no two of their slots meet. */
final class TimeSlots {

    private TimeSlots() {}

    static List<TimeSlot> merged(List<TimeSlot> slots) {
        var sorted =
                slots.stream().sorted(Comparator.comparing(TimeSlot::start)).toList();
        var merged = new ArrayList<TimeSlot>();
        for (var slot : sorted) {
            if (merged.isEmpty() || merged.getLast().end().isBefore(slot.start())) {
                merged.add(slot);
            } else if (merged.getLast().end().isBefore(slot.end())) {
                var before = merged.removeLast();
                merged.add(new TimeSlot(before.start(), slot.end()));
            }
        }
        return List.copyOf(merged);
    }

    /** Both lists must be merged already. */
    static List<TimeSlot> intersection(List<TimeSlot> some, List<TimeSlot> others) {
        var common = new ArrayList<TimeSlot>();
        for (int i = 0, j = 0; i < some.size() && j < others.size(); ) {
            var one = some.get(i);
            var other = others.get(j);
            if (one.overlaps(other)) {
                common.add(new TimeSlot(later(one.start(), other.start()), earlier(one.end(), other.end())));
            }
            if (one.end().isBefore(other.end())) {
                i++;
            } else {
                j++;
            }
        }
        return List.copyOf(common);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
