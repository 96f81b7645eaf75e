package org.stillpoint.outcome;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.stillpoint.outcome.TrendView.Line;
import org.stillpoint.outcome.TrendView.LineCode;

/**
 * What an instrument's rules of change come to for one baseline: totals that, reached or undercut, are a response and so on. What the
 * baseline leaves no room for has no line: nobody comes down to where they were all the time.
 */
record ReachedLines(List<Line> lines) {

    static ReachedLines of(ChangeRule rule, int baseline) {
        var lines = new ArrayList<Line>();
        rule.responsePercent()
                .filter(percent -> baseline > 0)
                .ifPresent(percent -> lines.add(new Line(LineCode.RESPONSE, baseline * (100 - percent) / 100)));
        rule.remissionBelow()
                .filter(total -> baseline >= total)
                .ifPresent(total -> lines.add(new Line(LineCode.REMISSION, total - 1)));
        rule.pointsThatMatter()
                .filter(points -> points <= baseline)
                .ifPresent(points -> lines.add(new Line(LineCode.MEANINGFUL_CHANGE, baseline - points)));
        return new ReachedLines(List.copyOf(lines));
    }

    List<Line> withBaseline(int baseline) {
        return Stream.concat(Stream.of(new Line(LineCode.BASELINE, baseline)), lines.stream())
                .toList();
    }

    /** Which there are. */
    Set<LineCode> codes() {
        var codes = EnumSet.noneOf(LineCode.class);
        lines.forEach(line -> codes.add(line.code()));
        return codes;
    }

    /** Which of them a total has reached. */
    Set<LineCode> by(int total) {
        var reached = EnumSet.noneOf(LineCode.class);
        lines.stream().filter(line -> total <= line.atMost()).map(Line::code).forEach(reached::add);
        return reached;
    }
}
