package org.stillpoint.clinic;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;

/** Local hours that recur each week; a shift belongs to the day on which it starts. */
public record WeeklyHours(Map<DayOfWeek, List<Shift>> shifts) {

    public WeeklyHours {
        shifts = Map.copyOf(shifts);
    }

    public List<Shift> on(DayOfWeek day) {
        return shifts.getOrDefault(day, List.of());
    }
}
