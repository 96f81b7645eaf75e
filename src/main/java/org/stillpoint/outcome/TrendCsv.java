package org.stillpoint.outcome;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stillpoint.outcome.TrendView.Point;

/**
 * A trend as a table (RFC 4180): a row for each response and each dose, by time. All texts are codes; were one not, it would be quoted,
 * and no spreadsheet would take it for a formula.
 */
final class TrendCsv {

    private static final String HEADER = "kind,at,id,total,band,complete,corrected,service";
    private static final String END = "\r\n";
    private static final String FORMULAS = "=+-@\t\r\n";
    private static final Pattern QUOTED = Pattern.compile("[\",\r\n]");

    private TrendCsv() {}

    private record Row(OffsetDateTime at, List<String> cells) {}

    static String of(TrendView trend) {
        var rows = Stream.concat(
                        trend.points().stream().map(TrendCsv::row),
                        trend.doses().stream().map(TrendCsv::row))
                .sorted(Comparator.comparing(row -> row.at().toInstant()))
                .map(row -> row.cells().stream().map(TrendCsv::cell).collect(Collectors.joining(",")) + END)
                .collect(Collectors.joining());
        return HEADER + END + rows;
    }

    private static Row row(Point point) {
        var cells = new ArrayList<>(List.of("SCORE", text(point.answeredAt()), text(point.response())));
        cells.addAll(
                List.of(text(point.total()), text(point.band()), text(point.complete()), text(point.corrected()), ""));
        return new Row(point.answeredAt(), cells);
    }

    private static Row row(TrendView.Dose dose) {
        return new Row(
                dose.endedAt(),
                List.of("DOSE", text(dose.endedAt()), text(dose.session()), "", "", "", "", dose.service()));
    }

    /** What begins like a formula is made a text by an apostrophe (OWASP, CSV injection). */
    static String cell(String text) {
        var plain = !text.isEmpty() && FORMULAS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return QUOTED.matcher(plain).find() ? '"' + plain.replace("\"", "\"\"") + '"' : plain;
    }

    private static String text(Object value) {
        return switch (value) {
            case null -> "";
            case OffsetDateTime moment -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(moment);
            default -> value.toString();
        };
    }
}
