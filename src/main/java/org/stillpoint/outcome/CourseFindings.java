package org.stillpoint.outcome;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stillpoint.outcome.TrendView.Line;

/** What was derived from a course's scores, in sentences that name the numbers. It judges nothing itself. */
record CourseFindings(TrendView trend, InstrumentOutcome outcome) {

    static List<String> of(TrendView trend, Optional<InstrumentOutcome> outcome) {
        return outcome.filter(found -> found.baseline() != null)
                .map(found -> new CourseFindings(trend, found).sentences())
                .orElse(List.of("There is no baseline, so nothing can be said of a change."));
    }

    private List<String> sentences() {
        var sentences = new ArrayList<String>();
        var baseline = outcome.baseline();
        sentences.add("Baseline: %d on %s.".formatted(baseline.total(), day(baseline)));
        if (outcome.latest() == null) {
            sentences.add("There is no later total.");
            return sentences;
        }
        sentences.add(change(baseline.total(), outcome.latest()));
        for (var line : trend.lines()) {
            if (line.code() != TrendView.LineCode.BASELINE) {
                sentences.add(finding(line));
            }
        }
        outcome.leftOut().forEach(code -> sentences.add(leftOut(code, baseline.total())));
        if (trend.lines().stream().anyMatch(line -> line.code() == TrendView.LineCode.RESPONSE)) {
            sentences.add(found(Finding.Code.RELAPSE_SIGNAL).map(this::relapse).orElse("Sign of relapse: no."));
        }
        return sentences;
    }

    private String change(int baseline, Measure latest) {
        var percent = baseline == 0 ? "" : " (%+d %%)".formatted(Math.round(100.0f * outcome.change() / baseline));
        return "Latest: %d on %s, a change of %+d points%s."
                .formatted(latest.total(), day(latest), outcome.change(), percent);
    }

    private String finding(Line line) {
        var latest = outcome.latest().total();
        return switch (line.code()) {
            case RESPONSE -> reached("Response", Finding.Code.RESPONSE, line, latest);
            case REMISSION -> reached("Remission", Finding.Code.REMISSION, line, latest);
            case MEANINGFUL_CHANGE ->
                found(Finding.Code.MEANINGFUL_CHANGE)
                        .filter(change -> outcome.change() > 0)
                        .map(worse ->
                                "Change that matters: yes, for the worse, by %d points.".formatted(outcome.change()))
                        .orElseGet(() -> reached("Change that matters", Finding.Code.MEANINGFUL_CHANGE, line, latest));
            case BASELINE -> throw new IllegalArgumentException("is no finding");
        };
    }

    private static String leftOut(Finding.Code code, int baseline) {
        return switch (code) {
            case REMISSION ->
                "Remission: not judged, because the baseline of %d was below its line already.".formatted(baseline);
            case RESPONSE -> "Response: not judged, because nothing is below a baseline of %d.".formatted(baseline);
            case MEANINGFUL_CHANGE, RELAPSE_SIGNAL -> throw new IllegalArgumentException("is never left out");
        };
    }

    private String reached(String name, Finding.Code code, Line line, int latest) {
        return "%s: %s, a total of %d or less; the latest is %d."
                .formatted(name, found(code).isPresent() ? "yes" : "no", line.atMost(), latest);
    }

    /** From the baseline, the last response, and the two measures after it that are none. */
    private String relapse(Finding signal) {
        var measures = signal.from();
        return "Sign of relapse: yes, a response with %d on %s, then %d on %s and %d on %s, less than %d %% below the baseline."
                .formatted(
                        measures.get(1).total(),
                        day(measures.get(1)),
                        measures.get(2).total(),
                        day(measures.get(2)),
                        measures.get(3).total(),
                        day(measures.get(3)),
                        signal.limit());
    }

    private Optional<Finding> found(Finding.Code code) {
        return outcome.findings().stream()
                .filter(finding -> finding.code() == code)
                .findFirst();
    }

    private String day(Measure measure) {
        Instant at = measure.answeredAt();
        return TrendText.day(at.atZone(ZoneId.of(trend.timeZone())).toOffsetDateTime());
    }
}
