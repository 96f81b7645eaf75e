package org.stillpoint.treatment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.clinic.PhaseCode;
import org.stillpoint.clinic.Route;

/** What a protocol says, in the shape of the clinic file, of the API and of the stored rows. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ProtocolDefinition(
        String code,
        String name,
        Route route,
        String source,
        Map<String, String> sources,
        List<Step> course,
        Gaps spacing,
        Observation observation,
        List<Vitals> vitals,
        BloodPressureBands bloodPressure,
        Optional<Fasting> fasting,
        Optional<NoDriving> noDriving,
        boolean escort,
        List<String> gates,
        List<FormDue> forms,
        List<FollowUpPlan> followUps,
        Instructions instructions) {

    /** One step; says how often by two numbers, by a ladder, by a range of days, or not at all for a single visit. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    @Schema(name = "CourseStep")
    public record Step(
            CoursePhase phase,
            String service,
            Optional<Integer> weeks,
            Optional<Integer> perWeek,
            Optional<List<Integer>> ladderDays,
            Optional<Days> everyDays,
            Optional<Integer> reviewEveryDays) {

        static Step of(CourseStep step) {
            var review = boxed(step.reviewEveryDays());
            return switch (step.rhythm()) {
                case Rhythm.Once() -> step(step, Optional.empty(), Optional.empty(), Optional.empty(), review);
                case Rhythm.PerWeek weekly ->
                    step(step, Optional.of(weekly), Optional.empty(), Optional.empty(), review);
                case Rhythm.Ladder(var days) ->
                    step(step, Optional.empty(), Optional.of(days), Optional.empty(), review);
                case Rhythm.Every(int from, int to) ->
                    step(step, Optional.empty(), Optional.empty(), Optional.of(new Days(from, to)), review);
            };
        }

        private static Step step(
                CourseStep step,
                Optional<Rhythm.PerWeek> weekly,
                Optional<List<Integer>> ladder,
                Optional<Days> every,
                Optional<Integer> review) {
            return new Step(
                    step.phase(),
                    step.service(),
                    weekly.map(Rhythm.PerWeek::weeks),
                    weekly.map(Rhythm.PerWeek::perWeek),
                    ladder,
                    every,
                    review);
        }
    }

    /** From one session to the next. */
    @Schema(name = "DaysBetween")
    public record Days(int from, int to) {}

    /** How far treatments are apart. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    @Schema(name = "Spacing")
    public record Gaps(
            int minGapDays,
            Optional<Integer> maxPerRolling7Days,
            Optional<Integer> warnGapDays,
            Optional<Integer> lapseDays,

            @Schema(
                    description =
                            "More treatments than that in seven days, late in a series, are a prescriber's decision")
            Optional<LateLimit> late,

            @Schema(description = "How many days earlier or later than its rung of a ladder a session may be")
            Optional<List<LadderTolerance>> ladderTolerances,

            @Schema(description = "How much room planning has beside the rhythm, and how early staff are told, in days")
            Optional<PlanMargins> margins) {}

    /** Before a phase, every so many minutes in a phase, or so many minutes after dosing began. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    @Schema(name = "VitalsDue")
    public record Vitals(
            Optional<PhaseCode> before,
            Optional<Integer> everyMinutes,
            Optional<PhaseCode> phase,
            Optional<Integer> minutesAfterDosingBegan) {

        static Vitals of(VitalsDue due) {
            Optional<PhaseCode> nowhere = Optional.empty();
            return switch (due) {
                case VitalsDue.Before(var phase) ->
                    new Vitals(Optional.of(phase), Optional.empty(), nowhere, Optional.empty());
                case VitalsDue.Every(int minutes, var phase) ->
                    new Vitals(nowhere, Optional.of(minutes), Optional.of(phase), Optional.empty());
                case VitalsDue.AfterDosingBegan(int minutes) ->
                    new Vitals(nowhere, Optional.empty(), nowhere, Optional.of(minutes));
            };
        }
    }

    static ProtocolDefinition of(Protocol protocol) {
        var spacing = protocol.spacing();
        return new ProtocolDefinition(
                protocol.code(),
                protocol.name(),
                protocol.route(),
                protocol.source(),
                protocol.sources(),
                protocol.course().stream().map(Step::of).toList(),
                new Gaps(
                        spacing.minGapDays(),
                        boxed(spacing.maxPerRolling7Days()),
                        boxed(spacing.warnGapDays()),
                        boxed(spacing.lapseDays()),
                        Optional.of(spacing.late()),
                        Optional.of(spacing.ladderTolerances()),
                        Optional.of(spacing.margins())),
                protocol.observation(),
                protocol.vitals().stream().map(Vitals::of).toList(),
                protocol.bloodPressure(),
                protocol.fasting(),
                protocol.noDriving(),
                protocol.escort(),
                protocol.gates(),
                protocol.forms(),
                protocol.followUps(),
                protocol.instructions());
    }

    /** The properties in which the two differ, in the order of the clinic file. */
    List<String> differenceTo(ProtocolDefinition other) {
        return Stream.of(ProtocolDefinition.class.getRecordComponents())
                .filter(component -> !value(component, this).equals(value(component, other)))
                .map(RecordComponent::getName)
                .toList();
    }

    private static Object value(RecordComponent component, ProtocolDefinition of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Integer> boxed(OptionalInt number) {
        return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    }
}
