package org.stillpoint.intake;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.stillpoint.platform.ForThePublic;
import org.stillpoint.platform.OneEffect;
import org.stillpoint.platform.Refuses;
import org.stillpoint.security.Roles;

@Path("/v1/appointment-requests/{id}/screening")
@Tag(name = "Website")
@RunOnVirtualThread
public class ScreeningResource {

    private final ScreeningDesk desk;

    ScreeningResource(ScreeningDesk desk) {
        this.desk = desk;
    }

    @POST
    @OneEffect
    @RolesAllowed(Roles.REQUEST_KEY)
    @ForThePublic
    @Operation(
            operationId = "answerScreening",
            summary = "Answer what the clinic asks before it decides about a treatment",
            description = "UNSURE counts as yes; what is declined or left out is looked at by a clinician. No answer is"
                    + " a refusal, and no outcome a decision.")
    @Refuses(status = 429, problems = "too-many-requests")
    public ScreeningView answer(@PathParam("id") UUID id, @NotNull @Valid AnswerScreening answers) {
        return desk.answer(id, answers);
    }

    @GET
    @RolesAllowed({Roles.REQUEST_KEY, Roles.NURSE})
    @Tag(name = "Website")
    @Tag(name = "Front desk")
    @ForThePublic
    @Operation(
            operationId = "readScreening",
            summary = "Read the newest answers to the screening",
            description =
                    "Nurses and prescribers also see all that was answered before, and the most serious that any of"
                            + " it has meant.")
    public ScreeningView read(@PathParam("id") UUID id) {
        return desk.read(id);
    }
}
