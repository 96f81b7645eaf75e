package org.stillpoint.outcome;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.stillpoint.platform.OneEffect;
import org.stillpoint.platform.Refuses;
import org.stillpoint.platform.Versions;
import org.stillpoint.security.Roles;

@Path("/v1/patients/{id}/responses/{response}/corrections")
@Tag(name = "Follow-up")
@RunOnVirtualThread
@RolesAllowed(Roles.NURSE)
@Refuses(status = 409, problems = "patient-merged: `mergedInto` is where the record went")
public class ResponseCorrectionResource {

    private final ResponseDesk desk;

    ResponseCorrectionResource(ResponseDesk desk) {
        this.desk = desk;
    }

    @POST
    @OneEffect
    @Operation(
            operationId = "correctResponse",
            summary = "Correct or withdraw answers that were entered wrongly",
            description =
                    "The wrong ones stay and name the response that stands in their place, which is the answer. It was given when they were,"
                            + " unless `answeredAt` says otherwise; then it keeps its distance from others and from a dose.")
    @Refuses(status = 409, problems = "response-corrected")
    @Refuses(status = 422, problems = "asked-too-soon, too-soon-after-dose")
    public RestResponse<ResponseView> correct(
            @PathParam("id") UUID id, @PathParam("response") UUID response, @NotNull @Valid CorrectResponse request) {
        var right = desk.correct(id, response, request);
        return Versions.created(ResponseResource.address(id, right), right, right.version());
    }
}
