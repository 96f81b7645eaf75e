package org.stillpoint.outcome;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.stillpoint.outcome.TrendView.Point;
import org.stillpoint.platform.Paper;

/** A course on paper: what was given, how scores went, and what that amounts to. With the course's reference and nobody's name. */
final class CourseReportPdf {

    /** Pixels of a picture's own, for one of paper. */
    private static final int DENSITY = 2;

    /** Of a heading, its picture and some lines. */
    private static final float ROOM = 380;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private final CourseReport.Content content;
    private final Paper paper;

    private CourseReportPdf(CourseReport.Content content, Paper paper) {
        this.content = content;
        this.paper = paper;
    }

    static byte[] of(CourseReport.Content content) {
        try (var paper = Paper.a4("Course report " + content.course().reference())) {
            new CourseReportPdf(content, paper).print();
            return paper.bytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void print() throws IOException {
        course();
        sessions();
        if (content.trends().isEmpty()) {
            paper.heading("Scores");
            paper.write(10, "No instrument was answered in this course.");
        }
        for (var trend : content.trends()) {
            scores(trend);
        }
        paper.space(10);
        paper.write(8, "Scores describe; they decide nothing. Printed on " + DAY.format(content.printedOn()) + ".");
    }

    private void course() throws IOException {
        var course = content.course();
        paper.title("Course report " + course.reference());
        paper.write(10, "Protocol: " + course.protocolName() + " (" + course.protocol() + ")");
        paper.write(10, "Begun on " + day(course.startedAt()));
        paper.write(
                10,
                course.inductionEndedAt()
                        .map(end -> "Induction complete on " + day(end))
                        .orElse("Induction not complete"));
        paper.write(10, course.endedAt().map(end -> "Ended on " + day(end)).orElse("Not ended"));
    }

    private void sessions() throws IOException {
        var doses = content.course().doses();
        paper.heading("Sessions given: " + doses.size());
        for (int i = 0; i < doses.size(); i++) {
            paper.write(
                    10,
                    (i + 1) + ". " + day(doses.get(i).endedAt()) + ", "
                            + doses.get(i).service());
        }
    }

    private void scores(TrendView trend) throws IOException {
        paper.keepRoom(ROOM);
        paper.heading(trend.instrument() + ": " + trend.title());
        paper.picture(TrendDrawing.image(trend, DENSITY), TrendText.description(trend));
        for (var point : trend.points()) {
            paper.write(10, line(point));
        }
        paper.space(4);
        for (var sentence :
                CourseFindings.of(trend, Optional.ofNullable(content.outcomes().get(trend.instrument())))) {
            paper.write(10, sentence);
        }
    }

    private static String line(Point point) {
        if (!point.complete()) {
            return TrendText.day(point.answeredAt()) + ": not complete, so no total";
        }
        return TrendText.day(point.answeredAt()) + ": " + point.total()
                + (point.band() == null ? "" : ", " + TrendText.words(point.band()))
                + (point.corrected() ? " (corrected)" : "");
    }

    private String day(Instant moment) {
        return DAY.format(LocalDate.ofInstant(moment, content.zone()));
    }
}
