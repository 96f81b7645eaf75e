package org.stillpoint.outcome;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A patient's totals of one instrument over time, with what they are looked at against. No name. */
@Schema(
        requiredProperties = {
            "patient",
            "instrument",
            "title",
            "timeZone",
            "scale",
            "lines",
            "points",
            "doses",
            "picture"
        })
public record TrendView(
        UUID patient,
        String instrument,
        @Schema(description = "Of the instrument") String title,
        String timeZone,

        @Schema(description = "The course that lines and doses are of; without one, there is none yet")
        UUID series,

        Scale scale,

        @Schema(description = "What the lines begin with; without one, there is none for this course")
        Baseline baseline,

        List<Line> lines,
        List<Point> points,
        List<Dose> doses,
        PictureWords picture) {

    /** Lowest and highest possible total, and what they are called between. */
    @Schema(
            name = "TrendScale",
            requiredProperties = {"from", "to", "bands"})
    public record Scale(
            int from,
            int to,
            List<Band> bands,

            @Schema(description = "Between these a diagnosis becomes likely")
            PointRange cut) {}

    @Schema(
            name = "TrendBaseline",
            requiredProperties = {"response", "total", "answeredAt"})
    public record Baseline(UUID response, int total, OffsetDateTime answeredAt) {}

    @Schema(
            name = "TrendLine",
            description = "A total that is as low as `atMost` meets it; of the baseline it is the total itself",
            requiredProperties = {"code", "atMost"})
    public record Line(LineCode code, int atMost) {}

    @Schema(name = "TrendLineCode")
    public enum LineCode {
        BASELINE,
        RESPONSE,
        REMISSION,
        MEANINGFUL_CHANGE
    }

    @Schema(
            name = "TrendPoint",
            requiredProperties = {"response", "answeredAt", "complete", "corrected"})
    public record Point(
            UUID response,
            OffsetDateTime answeredAt,

            @Schema(description = "Missing while not everything is answered")
            Integer total,

            String band,
            boolean complete,

            @Schema(description = "Stands for one that was wrong")
            boolean corrected) {}

    @Schema(
            name = "TrendDose",
            requiredProperties = {"session", "endedAt", "service"})
    public record Dose(UUID session, OffsetDateTime endedAt, String service) {}

    @Schema(
            name = "TrendPictureWords",
            description =
                    "What the SVG and the PNG show, in words: `title` is a caption, `description` the alternative text for who does not"
                            + " see the picture. Both files carry the same; a web page shows no text of a PNG, so it has to say it itself.",
            requiredProperties = {"title", "description", "language"})
    public record PictureWords(
            @Schema(examples = "PHQ-9 totals, 2 Mar 2026 to 29 Aug 2026")
            String title,

            @Schema(
                    examples =
                            "Totals of PHQ-9, from 0 to 27; lower is better. 2 Mar 2026, 19 (moderately severe). The baseline is 19.")
            String description,

            @Schema(examples = "en") String language) {}

    TrendView inWords() {
        return new TrendView(
                patient,
                instrument,
                title,
                timeZone,
                series,
                scale,
                baseline,
                lines,
                points,
                doses,
                TrendText.inWords(this));
    }

    /** Those of a picture: where there is a rule for a response, a change that matters says little more. */
    List<Line> drawn() {
        boolean responds = lines.stream().anyMatch(line -> line.code() == LineCode.RESPONSE);
        return lines.stream()
                .filter(line -> !responds || line.code() != LineCode.MEANINGFUL_CHANGE)
                .toList();
    }
}
