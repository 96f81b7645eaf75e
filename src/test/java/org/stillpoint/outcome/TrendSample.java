package org.stillpoint.outcome;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.stillpoint.outcome.TrendView.Baseline;
import org.stillpoint.outcome.TrendView.Dose;
import org.stillpoint.outcome.TrendView.Line;
import org.stillpoint.outcome.TrendView.LineCode;
import org.stillpoint.outcome.TrendView.Point;
import org.stillpoint.outcome.TrendView.Scale;

/** Trends of nobody. */
final class TrendSample {

    static final ZoneId ZONE = ZoneId.of("America/New_York");
    static final LocalDate START = LocalDate.of(2026, 3, 2);

    private static final List<Band> BANDS = List.of(
            new Band("MINIMAL", 0, 4),
            new Band("MILD", 5, 9),
            new Band("MODERATE", 10, 14),
            new Band("MODERATELY_SEVERE", 15, 19),
            new Band("SEVERE", 20, 27));

    private TrendSample() {}

    /** Days from the start and totals; a negative one stands for a response that is not complete. */
    static TrendView phq9(List<Dose> doses, int... daysAndTotals) {
        var points = new ArrayList<Point>();
        for (int i = 0; i < daysAndTotals.length; i += 2) {
            points.add(point(daysAndTotals[i], daysAndTotals[i + 1], false));
        }
        var first = points.isEmpty() ? null : points.getFirst();
        return new TrendView(
                new UUID(1, 1),
                "PHQ-9",
                "Patient Health Questionnaire 9-item depression scale",
                ZONE.getId(),
                new UUID(1, 2),
                new Scale(0, 27, BANDS, null),
                first == null ? null : new Baseline(first.response(), first.total(), first.answeredAt()),
                first == null
                        ? List.of()
                        : List.of(
                                new Line(LineCode.BASELINE, first.total()),
                                new Line(LineCode.RESPONSE, first.total() / 2),
                                new Line(LineCode.REMISSION, 4),
                                new Line(LineCode.MEANINGFUL_CHANGE, first.total() - 5)),
                points,
                doses,
                null);
    }

    static Point point(int day, int total, boolean corrected) {
        return new Point(
                new UUID(2, day),
                at(day),
                total < 0 ? null : total,
                total < 0
                        ? null
                        : BANDS.stream()
                                .filter(band -> band.has(total))
                                .findFirst()
                                .orElseThrow()
                                .code(),
                total >= 0,
                corrected);
    }

    static OffsetDateTime at(int day) {
        return START.plusDays(day).atTime(10, 30).atZone(ZONE).toOffsetDateTime();
    }

    static List<Dose> doses(int... days) {
        var doses = new ArrayList<Dose>();
        for (int day : days) {
            doses.add(new Dose(new UUID(3, day), at(day), "IV_KETAMINE_40"));
        }
        return doses;
    }

    /** Half a year: six doses in three weeks, then some further apart; better, and worse again. */
    static TrendView halfAYear() {
        var trend = phq9(
                doses(3, 5, 10, 12, 17, 19, 26, 33, 47, 61, 89, 117, 145, 173),
                0,
                19,
                14,
                14,
                24,
                -1,
                28,
                9,
                42,
                7,
                56,
                5,
                70,
                4,
                84,
                3,
                98,
                4,
                112,
                6,
                126,
                9,
                140,
                12,
                154,
                8,
                180,
                5);
        var points = new ArrayList<>(trend.points());
        points.set(4, point(42, 7, true));
        return new TrendView(
                trend.patient(),
                trend.instrument(),
                trend.title(),
                trend.timeZone(),
                trend.series(),
                trend.scale(),
                trend.baseline(),
                trend.lines(),
                points,
                trend.doses(),
                null);
    }

    static TrendView pcl5() {
        var points = List.of(
                new Point(new UUID(4, 1), at(0), 52, null, true, false),
                new Point(new UUID(4, 2), at(30), 38, null, true, false),
                new Point(new UUID(4, 3), at(61), 30, null, true, false));
        return new TrendView(
                new UUID(1, 1),
                "PCL-5",
                "PTSD Checklist for DSM-5",
                ZONE.getId(),
                new UUID(1, 2),
                new Scale(0, 80, List.of(), new PointRange(31, 33)),
                new Baseline(points.getFirst().response(), 52, at(0)),
                List.of(new Line(LineCode.BASELINE, 52), new Line(LineCode.MEANINGFUL_CHANGE, 42)),
                points,
                doses(3, 5, 10, 12, 17, 19),
                null);
    }
}
