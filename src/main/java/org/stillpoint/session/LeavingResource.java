package org.stillpoint.session;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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

/** Patients leave. */
@Path("/v1/sessions/{id}")
@Tag(name = "The day")
@RolesAllowed(Roles.NURSE)
@RunOnVirtualThread
public class LeavingResource {

    private static final String IF_MATCH = "If-Match";

    private final Leaving leaving;
    private final Summaries summaries;

    LeavingResource(Leaving leaving, Summaries summaries) {
        this.leaving = leaving;
        this.summaries = summaries;
    }

    @POST
    @Path("/end-without-dose")
    @OneEffect
    @Operation(operationId = "endSessionWithoutDose", summary = "End the day without a dose")
    @Refuses(status = 409, problems = "session-not-open")
    @Refuses(status = 422, problems = "moments-out-of-order")
    public RestResponse<SessionView> endWithoutDose(
            @PathParam("id") UUID id, @HeaderParam(IF_MATCH) String ifMatch, @NotNull @Valid EndWithoutDose request) {
        return answer(leaving.withoutDose(id, Versions.required(ifMatch), request));
    }

    @POST
    @Path("/transfer")
    @OneEffect
    @Operation(
            operationId = "transferSession",
            summary = "Record that the patient goes to other care",
            description = "At any moment: no condition of a discharge is asked for.")
    @Refuses(status = 409, problems = "session-not-open")
    @Refuses(status = 422, problems = "moments-out-of-order")
    public RestResponse<SessionView> transfer(
            @PathParam("id") UUID id, @HeaderParam(IF_MATCH) String ifMatch, @NotNull @Valid TransferSession request) {
        return answer(leaving.transfer(id, Versions.required(ifMatch), request));
    }

    @GET
    @Path("/summary")
    @Operation(
            operationId = "readSessionSummary",
            summary = "Read what the patient takes home",
            description =
                    "In neutral words: no driving until when, instructions, next dates; neither the medicine nor what it is for.")
    public SummaryView summary(@PathParam("id") UUID id) {
        return summaries.of(id);
    }

    private static RestResponse<SessionView> answer(SessionView session) {
        return Versions.ok(session, session.version());
    }
}
