package org.stillpoint.treatment;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A pattern that a course can keep: the same local time on the same weekdays. */
record Anchor(LocalTime time, Set<DayOfWeek> weekdays) {

    /** Two proposals less than an hour apart on the same weekdays are no choice. */
    private static final long MINUTES_OF_A_CHOICE = 60;

    boolean differsFrom(Anchor other) {
        return !weekdays.equals(other.weekdays) || minutesTo(other.time) >= MINUTES_OF_A_CHOICE;
    }

    long minutesTo(LocalTime other) {
        return Math.abs(Duration.between(time, other).toMinutes());
    }

    boolean keptBy(DayOfWeek day, LocalTime start) {
        return time.equals(start) && weekdays.contains(day);
    }

    /** As in "at 09:00 on Mondays and Thursdays". */
    String inWords() {
        List<String> names = weekdays.stream()
                .sorted()
                .map(day -> day.getDisplayName(TextStyle.FULL, Locale.ENGLISH) + "s")
                .collect(Collectors.toList());
        var last = names.removeLast();
        var days = names.isEmpty() ? last : String.join(", ", names) + " and " + last;
        return "at %s on %s".formatted(time, days);
    }
}
