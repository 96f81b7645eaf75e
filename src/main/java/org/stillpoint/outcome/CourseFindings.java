package org.stillpoint.outcome;

import java.util.ArrayList;
import java.util.List;
import org.stillpoint.outcome.TrendView.Point;

/** What a course's scores amount to, in sentences that name the numbers. */
final class CourseFindings {

    private CourseFindings() {}

    static List<String> of(TrendView trend) {
        if (trend.baseline() == null) {
            return List.of("There is no baseline, so nothing can be said of a change.");
        }
        var sentences = new ArrayList<String>();
        sentences.add("Baseline: %d on %s."
                .formatted(
                        trend.baseline().total(), TrendText.day(trend.baseline().answeredAt())));
        var after = TrendText.complete(trend).stream()
                .filter(point -> point.answeredAt().isAfter(trend.baseline().answeredAt()))
                .toList();
        if (after.isEmpty()) {
            sentences.add("There is no later total.");
            return sentences;
        }
        var latest = after.getLast();
        sentences.add(change(trend.baseline().total(), latest));
        for (var line : trend.lines()) {
            if (line.code() != TrendView.LineCode.BASELINE) {
                sentences.add(finding(line, latest));
            }
        }
        return sentences;
    }

    private static String change(int baseline, Point latest) {
        int points = latest.total() - baseline;
        var percent = baseline == 0 ? "" : " (%+d %%)".formatted(Math.round(100.0f * points / baseline));
        return "Latest: %d on %s, a change of %+d points%s."
                .formatted(latest.total(), TrendText.day(latest.answeredAt()), points, percent);
    }

    private static String finding(TrendView.Line line, Point latest) {
        return "%s: %s, a total of %d or less; the latest is %d."
                .formatted(
                        switch (line.code()) {
                            case RESPONSE -> "Response";
                            case REMISSION -> "Remission";
                            case MEANINGFUL_CHANGE -> "Change that matters";
                            case BASELINE -> throw new IllegalArgumentException("is no finding");
                        },
                        latest.total() <= line.atMost() ? "yes" : "no",
                        line.atMost(),
                        latest.total());
    }
}
