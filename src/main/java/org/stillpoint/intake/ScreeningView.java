package org.stillpoint.intake;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.clinic.Route;
import org.stillpoint.intake.AnswerScreening.Given;
import org.stillpoint.platform.MayBeAbsent;
import org.stillpoint.platform.PublicNotice;

/** The answers to the screening and what they mean. Who helps in a crisis comes first. */
@Schema(requiredProperties = {"crisisResources", "version", "answeredAt", "nextSteps"})
public record ScreeningView(
        List<CrisisResource> crisisResources,
        String version,
        OffsetDateTime answeredAt,
        List<Given> answers,
        List<ForRoute> routes,
        String nextSteps,

        @Schema(description = "Members whose values are stored and can not be read")
        List<String> unreadable,

        @Schema(description = "What was answered before, the newest first (nurses and prescribers)")
        List<Earlier> earlier,

        @Schema(description = "The most serious that any of the answers has meant for a route (nurses and prescribers)")
        Map<Route, ScreeningOutcome> mostSerious)
        implements PublicNotice.Carried {

    /** A filled-in copy that a newer one has followed. */
    @Schema(
            name = "EarlierScreening",
            requiredProperties = {"version", "answeredAt"})
    public record Earlier(
            String version,
            OffsetDateTime answeredAt,
            List<Given> answers,
            Map<Route, ScreeningOutcome> outcomes,
            List<String> unreadable) {}

    ScreeningView after(List<Earlier> before, Map<Route, ScreeningOutcome> worst) {
        return new ScreeningView(
                crisisResources, version, answeredAt, answers, routes, nextSteps, unreadable, before, worst);
    }

    /** What the answers mean for a route; never a decision. */
    @Schema(name = "ScreeningOfRoute")
    public record ForRoute(
            Route route,
            ScreeningOutcome outcome,

            @Schema(description = "In plain words, in the language of the request") @MayBeAbsent
            String text) {}
}
