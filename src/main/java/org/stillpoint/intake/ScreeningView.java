package org.stillpoint.intake;

import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.stillpoint.clinic.Route;
import org.stillpoint.intake.AnswerScreening.Given;
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
        List<String> unreadable)
        implements PublicNotice.Carried {

    /** What the answers mean for a route; never a decision. */
    @Schema(name = "ScreeningOfRoute")
    public record ForRoute(
            Route route,
            ScreeningOutcome outcome,

            @Schema(description = "In plain words, in the language of the request")
            String text) {}
}
