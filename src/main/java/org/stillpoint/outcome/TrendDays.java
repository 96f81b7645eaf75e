package org.stillpoint.outcome;

import java.text.SimpleDateFormat;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.DateTickUnit;
import org.jfree.chart.axis.DateTickUnitType;
import org.jfree.chart.axis.TickUnits;
import org.stillpoint.outcome.TrendView.Point;

/** The time that a picture shows, with room before and after what happened; dates are those of the site. */
record TrendDays(long from, long to, ZoneId zone) {

    private static final double MARGIN = 0.03;
    private static final long LEAST_MARGIN = Duration.ofDays(2).toMillis();

    /** Of the picture's width; nearer to each other than this two numbers would touch. */
    private static final double LEAST_DISTANCE = 0.035;

    private static final long NO_TIME = 1;

    static TrendDays of(TrendView trend) {
        var moments = Stream.concat(
                        trend.points().stream().map(Point::answeredAt),
                        trend.doses().stream().map(TrendView.Dose::endedAt))
                .map(OffsetDateTime::toInstant)
                .sorted()
                .toList();
        var zone = ZoneId.of(trend.timeZone());
        if (moments.isEmpty()) {
            return new TrendDays(0, NO_TIME, zone);
        }
        long first = moments.getFirst().toEpochMilli();
        long last = moments.getLast().toEpochMilli();
        long margin = Math.max(LEAST_MARGIN, Math.round((last - first) * MARGIN));
        return new TrendDays(first - margin, last + margin, zone);
    }

    DateAxis axis() {
        var axis = new DateAxis(null, TimeZone.getTimeZone(zone), Locale.ENGLISH);
        axis.setStandardTickUnits(units());
        axis.setRange(new Date(from), new Date(to));
        TrendPicture.written(axis);
        axis.setTickLabelsVisible(to > NO_TIME);
        axis.setTickMarksVisible(to > NO_TIME);
        return axis;
    }

    /** Each with its year: a course goes over the turn of one. */
    private TickUnits units() {
        var units = new TickUnits();
        for (int count : List.of(1, 2, 7, 14)) {
            units.add(new DateTickUnit(DateTickUnitType.DAY, count, format("d MMM yyyy")));
        }
        for (int count : List.of(1, 2, 3, 6)) {
            units.add(new DateTickUnit(DateTickUnitType.MONTH, count, format("MMM yyyy")));
        }
        for (int count : List.of(1, 2, 5, 10)) {
            units.add(new DateTickUnit(DateTickUnitType.YEAR, count, format("yyyy")));
        }
        return units;
    }

    private SimpleDateFormat format(String pattern) {
        var format = new SimpleDateFormat(pattern, Locale.ENGLISH);
        format.setTimeZone(TimeZone.getTimeZone(zone));
        return format;
    }

    /** Those of them, by number, that are far enough from one another to be written beside; the last always is. */
    Set<Integer> apart(List<Point> points) {
        var written = new HashSet<Integer>();
        double next = Double.POSITIVE_INFINITY;
        for (int i = points.size() - 1; i >= 0; i--) {
            double at = TrendPicture.millis(points.get(i));
            if (next - at >= LEAST_DISTANCE * (to - from)) {
                written.add(i);
                next = at;
            }
        }
        return written;
    }
}
