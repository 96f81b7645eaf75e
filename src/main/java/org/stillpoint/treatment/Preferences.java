package org.stillpoint.treatment;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.clinic.Actor;
import org.stillpoint.clinic.ClinicPlan;

/** When a patient can come, and whom they would like to see, in local time of the site. All but `preferredPractitioners` is kept. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Preferences(
        @Schema(description = "Only on these") Set<@NotNull DayOfWeek> weekdays,

        @Schema(description = "Only in these: before noon, before 17:00, later")
        Set<@NotNull DayPart> dayParts,

        @Schema(description = "Earliest start") LocalTime notBefore,
        @Schema(description = "Latest start") LocalTime notAfter,

        @Size(max = 20) @Schema(description = "Codes of actors, served by one of them where that is possible")
        List<@NotNull String> preferredPractitioners,

        @Size(max = 20) @Schema(description = "Codes of actors, never served by one of them")
        List<@NotNull String> avoidedPractitioners,

        @Size(max = 50) List<@NotNull @Valid Away> datesAway) {

    static final Preferences NONE = new Preferences(null, null, null, null, null, null, null);

    public Preferences {
        weekdays = Objects.requireNonNullElse(weekdays, Set.of());
        dayParts = Objects.requireNonNullElse(dayParts, Set.of());
        preferredPractitioners = Objects.requireNonNullElse(preferredPractitioners, List.of());
        avoidedPractitioners = Objects.requireNonNullElse(avoidedPractitioners, List.of());
        datesAway = Objects.requireNonNullElse(datesAway, List.of());
    }

    /** Codes of all who are named. */
    Stream<String> practitioners() {
        return Stream.concat(preferredPractitioners.stream(), avoidedPractitioners.stream());
    }

    /** For the planner; codes that the clinic no longer knows mean nobody. */
    CoursePreferences in(ClinicPlan plan) {
        return new CoursePreferences(
                weekdays,
                dayParts,
                Optional.ofNullable(notBefore),
                Optional.ofNullable(notAfter),
                datesAway.stream()
                        .map(away -> new DateSpan(away.from(), away.to()))
                        .toList(),
                ids(preferredPractitioners, plan),
                ids(avoidedPractitioners, plan));
    }

    private static Set<UUID> ids(List<String> codes, ClinicPlan plan) {
        return codes.stream()
                .flatMap(code -> plan.actor(code).stream())
                .map(Actor::id)
                .collect(Collectors.toSet());
    }

    /** Local days on which the patient can not come, both included. */
    @Schema(name = "DatesAway")
    public record Away(@NotNull LocalDate from, @NotNull LocalDate to) {

        @Schema(hidden = true)
        @AssertTrue(message = "must not end before it begins")
        public boolean isForwards() {
            return from == null || to == null || !to.isBefore(from);
        }
    }
}
