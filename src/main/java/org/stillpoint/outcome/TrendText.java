package org.stillpoint.outcome;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stillpoint.outcome.TrendView.LineCode;
import org.stillpoint.outcome.TrendView.Point;

/** A trend in words, for who does not see the picture, and the words in it. */
final class TrendText {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private static final String LANGUAGE = "en";

    /** More totals than these are not listened to. */
    private static final int TOLD = 12;

    private TrendText() {}

    static String day(OffsetDateTime moment) {
        return DAY.format(moment);
    }

    static TrendView.PictureWords inWords(TrendView trend) {
        return new TrendView.PictureWords(title(trend), description(trend), LANGUAGE);
    }

    static String title(TrendView trend) {
        var days = Stream.concat(
                        trend.points().stream().map(Point::answeredAt),
                        trend.doses().stream().map(TrendView.Dose::endedAt))
                .sorted()
                .toList();
        return trend.instrument()
                + (complete(trend).isEmpty() ? ", no totals" : " totals")
                + (days.isEmpty() ? "" : ", " + day(days.getFirst()) + " to " + day(days.getLast()));
    }

    static String description(TrendView trend) {
        var sentences = new ArrayList<String>();
        sentences.add("Totals of %s, from %d to %d; lower is better."
                .formatted(
                        trend.instrument(), trend.scale().from(), trend.scale().to()));
        Optional.ofNullable(trend.scale().cut())
                .ifPresent(cut ->
                        sentences.add("From %d to %d a diagnosis becomes likely.".formatted(cut.from(), cut.to())));
        sentences.add(totals(trend));
        int gaps = incomplete(trend).size();
        if (gaps > 0) {
            sentences.add(
                    gaps == 1
                            ? "One response is not complete and has no total."
                            : gaps + " responses are not complete and have no total.");
        }
        trend.lines().forEach(line -> sentences.add(sentence(line.code(), line.atMost())));
        sentences.add(
                switch (trend.doses().size()) {
                    case 0 -> "No dose is marked.";
                    case 1 ->
                        "One dose is marked, on %s."
                                .formatted(day(trend.doses().getFirst().endedAt()));
                    default ->
                        "%d doses are marked, from %s to %s."
                                .formatted(
                                        trend.doses().size(),
                                        day(trend.doses().getFirst().endedAt()),
                                        day(trend.doses().getLast().endedAt()));
                });
        return String.join(" ", sentences);
    }

    private static String totals(TrendView trend) {
        var told = trend.points().stream().filter(Point::complete).toList();
        if (told.isEmpty()) {
            return "There is no total in this period.";
        }
        var last = told.subList(Math.max(0, told.size() - TOLD), told.size());
        return (last.size() < told.size() ? "The last %d of %d totals: ".formatted(last.size(), told.size()) : "")
                + last.stream().map(TrendText::total).collect(Collectors.joining("; "))
                + ".";
    }

    private static String total(Point point) {
        return day(point.answeredAt()) + ", " + point.total()
                + (point.band() == null ? "" : " (" + words(point.band()) + ")")
                + (point.corrected() ? ", corrected" : "");
    }

    private static String sentence(LineCode code, int atMost) {
        return switch (code) {
            case BASELINE -> "The baseline is " + atMost + ".";
            case RESPONSE -> "A total of " + atMost + " or less is a response.";
            case REMISSION -> "A total of " + atMost + " or less is a remission.";
            case MEANINGFUL_CHANGE -> "A total of " + atMost + " or less is a change that matters.";
        };
    }

    static String label(TrendView.Line line) {
        return switch (line.code()) {
            case BASELINE -> "baseline " + line.atMost();
            case RESPONSE -> "response ≤ " + line.atMost();
            case REMISSION -> "remission ≤ " + line.atMost();
            case MEANINGFUL_CHANGE -> "meaningful ≤ " + line.atMost();
        };
    }

    /** {@code MODERATELY_SEVERE} is "moderately severe". */
    static String words(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static List<Point> complete(TrendView trend) {
        return trend.points().stream().filter(Point::complete).toList();
    }

    static List<Point> incomplete(TrendView trend) {
        return trend.points().stream().filter(point -> !point.complete()).toList();
    }
}
