package org.stillpoint.clinic;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Hours in the words of the clinic file. */
final class HoursView {

    private HoursView() {}

    /** Days on which other hours hold; no hours means none at all. */
    @Schema(name = "HoursException")
    public record OtherHours(LocalDate from, LocalDate to, List<String> hours, String reason) {

        static OtherHours of(HoursException exception) {
            return new OtherHours(exception.from(), exception.to(), shifts(exception.hours()), exception.reason());
        }
    }

    static Map<String, List<String>> weekly(WeeklyHours hours) {
        var days = new LinkedHashMap<String, List<String>>();
        for (var day : DayOfWeek.values()) {
            if (!hours.on(day).isEmpty()) {
                days.put(day.name().substring(0, 3).toLowerCase(Locale.ROOT), shifts(hours.on(day)));
            }
        }
        return days;
    }

    static List<OtherHours> exceptions(List<HoursException> exceptions) {
        return exceptions.stream().map(OtherHours::of).toList();
    }

    private static List<String> shifts(List<Shift> shifts) {
        return shifts.stream().map(HoursView::shift).toList();
    }

    private static String shift(Shift shift) {
        var end = shift.end().equals(LocalTime.MIDNIGHT) ? "24:00" : shift.end().toString();
        return shift.start() + "-" + end;
    }
}
