package org.stillpoint.treatment;

import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;

/** The best start of each day for one service and one time of the day, what it costs, and how many days keep that time exactly. */
final class DayPrices {

    private static final int DAYS_OF_WEEK = 7;

    private final FreeStart[] starts;
    private final long[] prices;
    private final int[][] exactBefore;

    DayPrices(CourseFrame frame, String service, LocalTime time) {
        int days = frame.lastDay() + 1;
        boolean minds = !frame.question().preferences().preferred().isEmpty();
        starts = new FreeStart[days];
        prices = new long[days];
        exactBefore = new int[DAYS_OF_WEEK][days + 1];
        for (int day = 0; day < days; day++) {
            var free = frame.wanted(service, day);
            if (!free.isEmpty()) {
                starts[day] = nearest(free, time);
                prices[day] = price(starts[day], time, minds);
            }
            count(day, frame.date(day).getDayOfWeek().ordinal(), time);
        }
    }

    private void count(int day, int weekday, LocalTime time) {
        for (int each = 0; each < DAYS_OF_WEEK; each++) {
            exactBefore[each][day + 1] = exactBefore[each][day];
        }
        if (starts[day] != null && starts[day].time().equals(time)) {
            exactBefore[weekday][day + 1]++;
        }
    }

    private static FreeStart nearest(List<FreeStart> free, LocalTime time) {
        return free.stream()
                .min(Comparator.<FreeStart>comparingLong(start -> minutes(start, time))
                        .thenComparing(FreeStart::serving)
                        .thenComparing(FreeStart::start))
                .orElseThrow();
    }

    private static long minutes(FreeStart start, LocalTime time) {
        return Math.abs(start.time().toSecondOfDay() - time.toSecondOfDay()) / 60;
    }

    private static long price(FreeStart start, LocalTime time, boolean minds) {
        long price = minutes(start, time) * Cost.MINUTE;
        if (!start.time().equals(time)) {
            price += Cost.OFF_PATTERN;
        }
        return minds && start.serving() != FreeStart.Serving.PREFERRED ? price + Cost.UNPREFERRED : price;
    }

    FreeStart start(int day) {
        return starts[day];
    }

    boolean hasStart(int day) {
        return starts[day] != null;
    }

    /** As on a weekday of the pattern. */
    long price(int day) {
        return prices[day];
    }

    /** How many days from one to another keep the time on a weekday. */
    int exact(int weekday, int from, int to) {
        int end = Math.min(to + 1, starts.length);
        return end <= from ? 0 : exactBefore[weekday][end] - exactBefore[weekday][Math.max(0, from)];
    }
}
