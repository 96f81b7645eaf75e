package org.stillpoint.outcome;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A patient's totals of one instrument over time, with what they are looked at against. No name. */
@Schema(requiredProperties = {"patient", "instrument", "title", "timeZone", "scale", "lines", "points", "doses"})
public record TrendView(
        UUID patient,
        String instrument,
        String title,
        String timeZone,

        @Schema(description = "The course that lines and doses are of; without one, there is none yet")
        UUID series,

        Scale scale,

        @Schema(description = "What the lines begin with; without one, there is none for this course")
        Baseline baseline,

        List<Line> lines,
        List<Point> points,
        List<Dose> doses) {

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

    /** Those of a picture: where there is a rule for a response, a change that matters says little more. */
    List<Line> drawn() {
        boolean responds = lines.stream().anyMatch(line -> line.code() == LineCode.RESPONSE);
        return lines.stream()
                .filter(line -> !responds || line.code() != LineCode.MEANINGFUL_CHANGE)
                .toList();
    }
}
