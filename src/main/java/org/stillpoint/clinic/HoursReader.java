package org.stillpoint.clinic;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.stillpoint.platform.Moments;

/**
 * Reads hours as people write them: {@code mon-fri: ["08:00-12:00", "13:00-17:00"]}. {@code 22:00-02:00} runs over midnight,
 * {@code 00:00-24:00} is the whole day.
 */
final class HoursReader {

    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final Pattern SHIFT = Pattern.compile("(\\d{2}:\\d{2})-(\\d{2}:\\d{2})");
    /** The grid of the slot engine. */
    private static final int GRID_MINUTES = 5;

    private static final int MINUTES_OF_DAY = 24 * 60;

    private HoursReader() {}

    static WeeklyHours weekly(FileNode hours) {
        var shifts = new EnumMap<DayOfWeek, List<Shift>>(DayOfWeek.class);
        for (var property : hours.properties()) {
            var key = property.getValue();
            var ofDay = shifts(key);
            for (var day : days(property.getKey(), key)) {
                if (shifts.putIfAbsent(day, ofDay) != null) {
                    key.wrong("says the hours of " + DAYS.get(day.ordinal()) + " a second time");
                }
            }
        }
        return new WeeklyHours(shifts);
    }

    private static List<DayOfWeek> days(String key, FileNode at) {
        var ends = key.split("-", 2);
        var first = DAYS.indexOf(ends[0]);
        var last = DAYS.indexOf(ends[ends.length - 1]);
        if (first < 0 || last < 0) {
            at.wrong("is no day or range of days such as mon or mon-fri");
            return List.of();
        }
        if (ends.length == 2 && first >= last) {
            at.wrong("must run forwards within the week from Monday to Sunday, such as mon-fri");
            return List.of();
        }
        return List.of(DayOfWeek.values()).subList(first, last + 1);
    }

    static List<HoursException> exceptions(FileNode list) {
        var exceptions = new ArrayList<HoursException>();
        for (var item : list.items()) {
            exception(item).ifPresent(exception -> {
                for (var other : exceptions) {
                    if (!other.to().isBefore(exception.from())
                            && !exception.to().isBefore(other.from())) {
                        item.wrong("covers days that another exception covers too: from " + other.from() + " to "
                                + other.to());
                    }
                }
                exceptions.add(exception);
            });
        }
        return List.copyOf(exceptions);
    }

    private static Optional<HoursException> exception(FileNode item) {
        var from = date(item.at("from"));
        var to = item.at("to").isPresent() ? date(item.at("to")) : from;
        var hours = shifts(item.at("hours"));
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        if (to.get().isBefore(from.get())) {
            item.at("to").wrong("is before from");
            return Optional.empty();
        }
        return Optional.of(new HoursException(from.get(), to.get(), hours, item.text("reason")));
    }

    private static Optional<LocalDate> date(FileNode node) {
        try {
            return node.text().map(text -> Moments.inRange(LocalDate.parse(text)));
        } catch (DateTimeException e) {
            node.wrong("is no date such as 2026-12-24 in the years 1900 to 2200");
            return Optional.empty();
        }
    }

    private static List<Shift> shifts(FileNode list) {
        var shifts = new ArrayList<Shift>();
        for (var item : list.items()) {
            item.text().flatMap(text -> shift(text, item)).ifPresent(shift -> {
                if (shifts.stream().anyMatch(other -> overlap(other, shift))) {
                    item.wrong("overlaps with other hours of the same day");
                }
                shifts.add(shift);
            });
        }
        return List.copyOf(shifts);
    }

    private static Optional<Shift> shift(String text, FileNode at) {
        var matcher = SHIFT.matcher(text);
        if (!matcher.matches()) {
            at.wrong("is no stretch of a day such as 08:00-17:00");
            return Optional.empty();
        }
        var start = minutes(matcher.group(1));
        var end = minutes(matcher.group(2));
        if (start < 0 || end < 0 || start == MINUTES_OF_DAY) {
            at.wrong("has a time of day that does not exist");
        } else if (start % GRID_MINUTES != 0 || end % GRID_MINUTES != 0) {
            at.wrong("must start and end on a multiple of " + GRID_MINUTES + " minutes");
        } else if (start == end) {
            at.wrong("starts and ends at the same time; the whole day is 00:00-24:00");
        } else {
            return Optional.of(new Shift(time(start), time(end)));
        }
        return Optional.empty();
    }

    private static int minutes(String time) {
        var hour = Integer.parseInt(time.substring(0, 2));
        var minute = Integer.parseInt(time.substring(3));
        var minutes = hour * 60 + minute;
        return minute > 59 || minutes > MINUTES_OF_DAY ? -1 : minutes;
    }

    private static LocalTime time(int minutes) {
        return LocalTime.MIDNIGHT.plusMinutes(minutes);
    }

    private static boolean overlap(Shift one, Shift other) {
        return one.start().toSecondOfDay() < endSecond(other) && other.start().toSecondOfDay() < endSecond(one);
    }

    private static int endSecond(Shift shift) {
        return shift.end().toSecondOfDay() + (shift.overMidnight() ? MINUTES_OF_DAY * 60 : 0);
    }
}
