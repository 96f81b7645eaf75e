package org.stillpoint.outcome;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stillpoint.outcome.TreatmentHistory.CourseOfClinic;
import org.stillpoint.outcome.TrendView.LineCode;

/** How courses stood at each time, by one instrument. Pure: the same courses and measures give the same table. */
record OutcomeTable(Instrument instrument, ClinicMeasures measures, List<ReportTime> times, Instant now) {

    static final String BASELINE = "BASELINE";

    /** The baseline, and then the times. */
    List<String> codes() {
        var codes = new ArrayList<>(List.of(BASELINE));
        times.forEach(time -> codes.add(time.code()));
        return codes;
    }

    /** Whether the instrument has a rule for it. */
    boolean knows(LineCode code) {
        return switch (code) {
            case BASELINE -> false;
            case RESPONSE -> instrument.change().responsePercent().isPresent();
            case REMISSION -> instrument.change().remissionBelow().isPresent();
            case MEANINGFUL_CHANGE -> instrument.change().pointsThatMatter().isPresent();
        };
    }

    /** Those that were due then, whether measured or not. */
    List<CourseResult> at(String code, List<CourseOfClinic> courses) {
        return courses.stream()
                .flatMap(course -> (code.equals(BASELINE) ? Optional.of(first(course)) : later(code, course)).stream())
                .toList();
    }

    private CourseResult first(CourseOfClinic course) {
        return span(course)
                .baseline()
                .map(measure -> CourseResult.of(course.patient(), measure.total()))
                .orElseGet(() -> CourseResult.missing(course.patient()));
    }

    /** A course that was broken off is looked at from its end on, so that it is not left out of what is missing. */
    private Optional<CourseResult> later(String code, CourseOfClinic course) {
        var time = times.stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow();
        var span = span(course);
        var begin = span.baseline();
        var end = course.course().inductionEndedAt().or(course.course()::endedAt);
        if (begin.isEmpty() || end.isEmpty()) {
            return Optional.empty();
        }
        var lines = ReachedLines.of(instrument.change(), begin.get().total());
        return time.of(span.after(), end.get())
                .map(measure -> CourseResult.of(course.patient(), measure.total(), lines))
                .or(() -> time.isOver(end.get(), now)
                        ? Optional.of(CourseResult.missing(course.patient()))
                        : Optional.empty());
    }

    private CourseSpan<DatedTotal> span(CourseOfClinic course) {
        return measures.span(course, instrument.code(), now);
    }
}
