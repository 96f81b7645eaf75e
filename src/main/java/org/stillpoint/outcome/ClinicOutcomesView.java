package org.stillpoint.outcome;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.platform.MayBeAbsent;

/** How the clinic's courses went, by protocol and in all; nothing about groups that are too small. */
@Schema(requiredProperties = {"from", "to", "asOf", "minimum", "protocols", "all"})
public record ClinicOutcomesView(
        LocalDate from,
        LocalDate to,

        @Schema(description = "What came after this day is not in it: figures change when a period ends")
        LocalDate asOf,

        Minimum minimum,
        List<ProtocolOutcomes> protocols,
        @Schema(description = "Of all protocols together") List<InstrumentOutcomes> all) {

    @Schema(
            name = "OutcomesMinimum",
            description = "Groups of fewer patients are not told of, nor parts of a group that are smaller than `part`",
            requiredProperties = {"patients", "part"})
    public record Minimum(int patients, int part) {}

    @Schema(requiredProperties = {"protocol", "name", "suppressed", "instruments"})
    public record ProtocolOutcomes(
            String protocol,
            String name,

            @Schema(description = "Courses that began in the period; missing where suppressed")
            Integer courses,

            @Schema(description = "These are too few patients to tell of")
            boolean suppressed,

            List<InstrumentOutcomes> instruments) {}

    @Schema(requiredProperties = {"instrument", "times"})
    public record InstrumentOutcomes(String instrument, List<TimeOutcomes> times) {}

    /** Courses at one time. Without a baseline a course is due at no other time. */
    @Schema(
            description =
                    "Courses at one time. A count is absent where it would tell of fewer people than `part`, by itself or by its difference from others",
            requiredProperties = {"time", "suppressed"})
    public record TimeOutcomes(
            @Schema(examples = "WEEK_4") String time,

            @Schema(
                    description =
                            "Courses whose time has come; absent where the others are fewer than `part`, but not none")
            Integer due,

            @Schema(description = "Absent where `due` or `missing` is")
            Integer measured,

            @Schema(description = "Due and not measured; absent where they are fewer than `part`, but not none")
            Integer missing,

            Double median,
            ShareView response,
            ShareView remission,
            ShareView meaningfulChange,

            @Schema(description = "Too few patients to tell of, or their difference from others would be")
            boolean suppressed) {}

    /** In percent of those who were measured and are not left out: exactly, or a bound, or two. */
    @Schema(
            name = "OutcomesShare",
            description =
                    "Of the measured courses that could reach it, less `leftOut`: `percent`, or where that would tell of too few people, what"
                            + " it is `below` or `above`, or between")
    @MayBeAbsent
    public record ShareView(
            Integer percent,

            @Schema(
                    description =
                            "Less than this: those who are so, who are left out or who were not measured are too few to be told exactly")
            Integer below,

            @Schema(
                    description =
                            "More than this: those who are not so, who are left out or who were not measured are too few to be told exactly")
            Integer above,

            @Schema(
                    description =
                            "Measured, and not in the share, because their baseline left no room for it: below the line of a remission"
                                    + " already, 0 for a response, less than the points that matter for a change of so many. Missing where they"
                                    + " are too few to be told exactly")
            Integer leftOut) {

        static ShareView of(Suppression.Share share, OptionalInt leftOut) {
            Integer without = leftOut.isPresent() ? leftOut.getAsInt() : null;
            return switch (share) {
                case Suppression.Share.Exactly exactly -> new ShareView(exactly.percent(), null, null, without);
                case Suppression.Share.Below below -> new ShareView(null, below.percent(), null, without);
                case Suppression.Share.Above above -> new ShareView(null, null, above.percent(), without);
                case Suppression.Share.Between between ->
                    new ShareView(null, between.below(), between.above(), without);
                case Suppression.Share.Hidden hidden
                when leftOut.orElse(0) > 0 -> new ShareView(null, null, null, without);
                case Suppression.Share.Hidden hidden -> null;
            };
        }
    }
}
