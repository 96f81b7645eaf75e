package org.stillpoint.treatment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Why displaced visits are not offered some times at which somebody would be free. */
final class LeftOutTimes {

    /** How far away the nearest time is that is left out because of this. */
    private record Nearest(long minutes, RepairReason why) {

        Nearest or(Nearest other) {
            return other.minutes < minutes ? other : this;
        }
    }

    private final Map<UUID, TreeMap<String, Nearest>> reasons = new HashMap<>();

    void add(UUID appointment, RepairReason why, long minutesMoved) {
        reasons.computeIfAbsent(appointment, each -> new TreeMap<>())
                .merge(why.code(), new Nearest(minutesMoved, why), Nearest::or);
    }

    /** Each reason once, by code. */
    List<RepairReason> of(UUID appointment) {
        return nearerThan(appointment, Long.MAX_VALUE);
    }

    /** Only of times that are not as far away. */
    List<RepairReason> nearerThan(UUID appointment, long minutes) {
        return reasons.getOrDefault(appointment, new TreeMap<>()).values().stream()
                .filter(each -> each.minutes() < minutes)
                .map(Nearest::why)
                .toList();
    }
}
