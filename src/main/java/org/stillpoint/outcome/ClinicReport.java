package org.stillpoint.outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.stillpoint.outcome.ClinicOutcomesView.InstrumentOutcomes;
import org.stillpoint.outcome.ClinicOutcomesView.ProtocolOutcomes;
import org.stillpoint.outcome.ClinicOutcomesView.ShareView;
import org.stillpoint.outcome.ClinicOutcomesView.TimeOutcomes;
import org.stillpoint.outcome.TreatmentHistory.CourseOfClinic;
import org.stillpoint.outcome.TrendView.LineCode;

/** Puts together what may be told of the clinic's courses. */
final class ClinicReport {

    private final Suppression suppression;
    private final List<OutcomeTable> tables;
    private final Map<String, List<CourseOfClinic>> byProtocol;

    ClinicReport(Suppression suppression, List<OutcomeTable> tables, List<CourseOfClinic> courses) {
        this.suppression = suppression;
        this.tables = tables;
        this.byProtocol = courses.stream()
                .collect(
                        Collectors.groupingBy(course -> course.course().protocol(), TreeMap::new, Collectors.toList()));
    }

    List<ProtocolOutcomes> protocols() {
        var protocols = new ArrayList<ProtocolOutcomes>();
        byProtocol.forEach((code, courses) -> {
            boolean shown = shown(courses);
            protocols.add(new ProtocolOutcomes(
                    code,
                    courses.getLast().course().protocolName(),
                    shown ? courses.size() : null,
                    !shown,
                    shown ? instruments((table, time) -> row(table, time, group(table, time, courses))) : List.of()));
        });
        return protocols;
    }

    /** A protocol of few patients is not told of at all, also where those who were due are none. */
    private boolean shown(List<CourseOfClinic> courses) {
        return suppression.shows(courses.stream()
                .map(course -> CourseResult.missing(course.patient()))
                .toList());
    }

    List<InstrumentOutcomes> all() {
        return instruments(this::sum);
    }

    private List<InstrumentOutcomes> instruments(BiFunction<OutcomeTable, String, TimeOutcomes> row) {
        return tables.stream()
                .map(table -> new InstrumentOutcomes(
                        table.instrument().code(),
                        table.codes().stream()
                                .map(time -> row.apply(table, time))
                                .toList()))
                .toList();
    }

    private Suppression.Group group(OutcomeTable table, String time, List<CourseOfClinic> courses) {
        var notDue = courses.stream()
                .filter(course -> table.at(time, List.of(course)).isEmpty())
                .map(course -> CourseResult.missing(course.patient()))
                .toList();
        return new Suppression.Group(table.at(time, courses), notDue, shown(courses));
    }

    private TimeOutcomes row(OutcomeTable table, String time, Suppression.Group group) {
        if (!suppression.shows(group.results())) {
            return suppressed(time);
        }
        return row(
                table,
                time,
                group.results(),
                suppression.counts(group),
                code -> ShareView.of(suppression.share(group, code), suppression.leftOut(group.results(), code)));
    }

    private static TimeOutcomes suppressed(String time) {
        return new TimeOutcomes(time, null, null, null, null, null, null, null, true);
    }

    private TimeOutcomes sum(OutcomeTable table, String time) {
        var groups = byProtocol.values().stream()
                .map(courses -> group(table, time, courses))
                .toList();
        if (!suppression.showsSum(groups)) {
            return suppressed(time);
        }
        var all = groups.stream().flatMap(group -> group.results().stream()).toList();
        return row(
                table,
                time,
                all,
                suppression.countsOfSum(groups),
                code -> ShareView.of(suppression.shareOfSum(groups, code), suppression.leftOutOfSum(groups, code)));
    }

    private static TimeOutcomes row(
            OutcomeTable table,
            String time,
            List<CourseResult> group,
            ToldCounts counts,
            Function<LineCode, ShareView> share) {
        var totals = group.stream()
                .filter(CourseResult::measured)
                .mapToInt(result -> result.total().getAsInt())
                .sorted()
                .toArray();
        return new TimeOutcomes(
                time,
                value(counts.due()),
                value(counts.measured()),
                value(counts.missing()),
                median(totals),
                share(table, time, LineCode.RESPONSE, share),
                share(table, time, LineCode.REMISSION, share),
                share(table, time, LineCode.MEANINGFUL_CHANGE, share),
                false);
    }

    private static Integer value(OptionalInt told) {
        return told.isPresent() ? told.getAsInt() : null;
    }

    private static ShareView share(
            OutcomeTable table, String time, LineCode code, Function<LineCode, ShareView> share) {
        boolean asked = !time.equals(OutcomeTable.BASELINE) && table.knows(code);
        return asked ? share.apply(code) : null;
    }

    private static Double median(int[] sorted) {
        int half = sorted.length / 2;
        return sorted.length == 0
                ? null
                : sorted.length % 2 == 1 ? (double) sorted[half] : (sorted[half - 1] + sorted[half]) / 2.0;
    }
}
