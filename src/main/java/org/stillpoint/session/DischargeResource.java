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

/** Patients go home. */
@Path("/v1/sessions/{id}")
@Tag(name = "The day")
@RolesAllowed(Roles.NURSE)
@RunOnVirtualThread
public class DischargeResource {

    private static final String IF_MATCH = "If-Match";

    private final Discharge discharge;

    DischargeResource(Discharge discharge) {
        this.discharge = discharge;
    }

    @GET
    @Path("/discharge")
    @Operation(
            operationId = "readDischargeConditions",
            summary = "See what still keeps the patient here",
            description =
                    "Every condition of a discharge. Those that are told with the discharge itself do not hold yet.")
    public DischargeView conditions(@PathParam("id") UUID id) {
        return discharge.conditions(id);
    }

    @POST
    @Path("/discharge")
    @OneEffect
    @Operation(
            operationId = "dischargeSession",
            summary = "Let the patient go home",
            description =
                    "Only when every condition held when the patient left; nobody can lift one. What the patient does not"
                            + " need any more of the room and of the people is free for others at once, after the room's"
                            + " turnover.")
    @Refuses(status = 409, problems = "session-not-open")
    @Refuses(status = 422, problems = "discharge-not-possible, moments-out-of-order")
    public RestResponse<SessionView> discharge(
            @PathParam("id") UUID id, @HeaderParam(IF_MATCH) String ifMatch, @NotNull @Valid DischargeSession request) {
        var session = discharge.discharge(id, Versions.required(ifMatch), request);
        return Versions.ok(session, session.version());
    }
}
