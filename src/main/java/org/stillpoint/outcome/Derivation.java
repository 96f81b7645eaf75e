package org.stillpoint.outcome;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.stillpoint.outcome.TrendView.LineCode;

/**
 * Says what measures of one instrument say about one course. Pure; in whole points, so that an edge is an edge.
 *
 * @param baselineAge how old a measure may be at the first dose
 */
record Derivation(Instrument instrument, Duration baselineAge) {

    private static final int PERCENT = 100;

    /**
     * @param scores of the patient, by time; of other instruments and incomplete ones too
     */
    InstrumentOutcome of(TreatmentHistory.Course course, List<Score> scores, Instant now) {
        var measures = scores.stream()
                .filter(score -> score.complete() && score.instrument().equals(instrument.code()))
                .map(Measure::of)
                .toList();
        return derived(CourseSpan.of(measures, Measure::answeredAt, course, baselineAge, now));
    }

    private InstrumentOutcome derived(CourseSpan<Measure> span) {
        var baseline = span.baseline();
        var after = span.after();
        var latest = after.isEmpty() ? Optional.<Measure>empty() : Optional.of(after.getLast());
        var pair = baseline.flatMap(start -> latest.map(last -> new Change(start, last)));
        return new InstrumentOutcome(
                instrument.code(),
                baseline.orElse(null),
                missing(span),
                latest.orElse(null),
                pair.map(Change::points).orElse(null),
                pair.flatMap(Change::percent).orElse(null),
                baseline.map(this::leftOut).orElse(List.of()),
                baseline.map(start -> findings(start, after)).orElse(List.of()));
    }

    private static MissingBaseline missing(CourseSpan<Measure> span) {
        if (span.baseline().isPresent()) {
            return null;
        }
        return span.before().isEmpty() ? MissingBaseline.NOT_ANSWERED : MissingBaseline.TOO_OLD;
    }

    /** From one measure to another. */
    private record Change(Measure baseline, Measure later) {

        int points() {
            return later.total() - baseline.total();
        }

        /** Nobody is so much below nothing. */
        Optional<BigDecimal> percent() {
            return baseline.total() == 0
                    ? Optional.empty()
                    : Optional.of(BigDecimal.valueOf((long) -points() * PERCENT)
                            .divide(BigDecimal.valueOf(baseline.total()), 1, RoundingMode.DOWN));
        }
    }

    /** Without a baseline nobody knows where somebody has come from, so nothing is found. */
    private List<Finding> findings(Measure baseline, List<Measure> after) {
        if (after.isEmpty()) {
            return List.of();
        }
        var change = new Change(baseline, after.getLast());
        return Stream.of(response(change), remission(change), change(change), relapse(baseline, after))
                .flatMap(Optional::stream)
                .toList();
    }

    /** What there is a rule for and this course can not have. */
    private List<Finding.Code> leftOut(Measure baseline) {
        var rule = instrument.change();
        var open = ReachedLines.of(rule, baseline.total()).codes();
        var leftOut = new ArrayList<Finding.Code>();
        rule.responsePercent()
                .filter(percent -> !open.contains(LineCode.RESPONSE))
                .ifPresent(percent -> leftOut.add(Finding.Code.RESPONSE));
        rule.remissionBelow()
                .filter(total -> !open.contains(LineCode.REMISSION))
                .ifPresent(total -> leftOut.add(Finding.Code.REMISSION));
        return List.copyOf(leftOut);
    }

    private Optional<Finding> response(Change change) {
        return instrument
                .change()
                .responsePercent()
                .filter(limit -> responds(change.baseline(), change.later()))
                .map(limit -> new Finding(
                        Finding.Code.RESPONSE,
                        Finding.Unit.PERCENT_BELOW_BASELINE,
                        limit,
                        change.percent().orElseThrow(),
                        List.of(change.baseline(), change.later())));
    }

    private boolean reaches(LineCode code, Measure baseline, Measure later) {
        return ReachedLines.of(instrument.change(), baseline.total())
                .by(later.total())
                .contains(code);
    }

    private boolean responds(Measure baseline, Measure later) {
        return reaches(LineCode.RESPONSE, baseline, later);
    }

    private Optional<Finding> remission(Change change) {
        return instrument
                .change()
                .remissionBelow()
                .filter(limit -> reaches(LineCode.REMISSION, change.baseline(), change.later()))
                .map(limit -> new Finding(
                        Finding.Code.REMISSION,
                        Finding.Unit.TOTAL,
                        limit,
                        BigDecimal.valueOf(change.later().total()),
                        List.of(change.baseline(), change.later())));
    }

    private Optional<Finding> change(Change change) {
        return instrument
                .change()
                .pointsThatMatter()
                .filter(limit -> Math.abs(change.points()) >= limit)
                .map(limit -> new Finding(
                        Finding.Code.MEANINGFUL_CHANGE,
                        Finding.Unit.POINTS,
                        limit,
                        BigDecimal.valueOf(change.points()),
                        List.of(change.baseline(), change.later())));
    }

    /** One bad week is not a relapse: two measures in a row have to say it. */
    private Optional<Finding> relapse(Measure baseline, List<Measure> after) {
        var rule = instrument.change().responsePercent();
        if (rule.isEmpty() || after.size() < 3) {
            return Optional.empty();
        }
        var lastTwo = after.subList(after.size() - 2, after.size());
        var earlier = after.subList(0, after.size() - 2);
        if (lastTwo.stream().anyMatch(measure -> responds(baseline, measure))) {
            return Optional.empty();
        }
        return earlier.reversed().stream()
                .filter(measure -> responds(baseline, measure))
                .findFirst()
                .map(responded -> new Finding(
                        Finding.Code.RELAPSE_SIGNAL,
                        Finding.Unit.PERCENT_BELOW_BASELINE,
                        rule.get(),
                        new Change(baseline, lastTwo.getLast()).percent().orElseThrow(),
                        Stream.concat(Stream.of(baseline, responded), lastTwo.stream())
                                .toList()));
    }
}
