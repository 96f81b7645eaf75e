package org.stillpoint.outcome;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.platform.MayBeAbsent;

/** A questionnaire or scale, and what its answers amount to. */
@Schema(
        requiredProperties = {
            "code", "version", "title", "total", "items", "texts", "bands", "change", "asking", "source"
        })
public record InstrumentView(
        @Schema(examples = "GAD-7") String code,
        String version,
        String title,
        @Schema(description = "The totals there can be") PointRange total,

        @Schema(description = "Points of one item; absent where only a total may be entered")
        PointRange answers,

        @Schema(description = "How many; 0 where only a total may be entered")
        int items,

        @Schema(description = "By language; to be shown with the notice")
        Map<String, Wording> texts,

        String notice,
        List<Band> bands,

        @Schema(description = "Between these totals a diagnosis becomes likely")
        PointRange cut,

        Change change,
        Asking asking,

        @Schema(description = "What somebody has to look at now")
        Risk risk,

        Loinc loinc,
        String source) {

    /** From when on a change says something. */
    @MayBeAbsent
    public record Change(
            @Schema(description = "So much below the baseline, in percent of it, is a response")
            Integer responsePercent,

            @Schema(description = "A total below this is a remission")
            Integer remissionBelow,

            @Schema(description = "So many points of difference matter")
            Integer pointsThatMatter) {}

    /** When a patient can be asked again. */
    @Schema(requiredProperties = {"refusedWithinDays", "warnedWithinDays", "hoursAfterDose"})
    public record Asking(long refusedWithinDays, long warnedWithinDays, long hoursAfterDose) {}

    /** So many points or more. */
    @Schema(requiredProperties = "from")
    public record Risk(
            @Schema(description = "Counted from 1; absent where it goes by the total")
            Integer item,

            int from) {

        static Risk of(Instrument.Risk rule) {
            return new Risk(rule.item().isPresent() ? rule.item().getAsInt() : null, rule.from());
        }
    }

    /** Its codes in LOINC. */
    @Schema(requiredProperties = {"panel", "total", "items"})
    public record Loinc(String panel, String total, List<String> items) {}

    static InstrumentView of(Instrument instrument) {
        return new InstrumentView(
                instrument.code(),
                instrument.version(),
                instrument.title(),
                instrument.total(),
                instrument.answers().orElse(null),
                instrument.items(),
                instrument.wordings(),
                instrument.notice().orElse(null),
                instrument.bands(),
                instrument.cut().orElse(null),
                change(instrument.change()),
                asking(instrument.asking()),
                instrument.risk().map(Risk::of).orElse(null),
                instrument
                        .loinc()
                        .map(codes -> new Loinc(codes.panel(), codes.total(), codes.items()))
                        .orElse(null),
                instrument.source());
    }

    private static Change change(ChangeRule rule) {
        return new Change(
                rule.responsePercent().orElse(null),
                rule.remissionBelow().orElse(null),
                rule.pointsThatMatter().orElse(null));
    }

    private static Asking asking(AskingRule rule) {
        return new Asking(
                rule.refusedDays(), rule.warnedDays(), rule.apartFromDose().toHours());
    }
}
