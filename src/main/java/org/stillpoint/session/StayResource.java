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

/** Patients who stay longer than planned. */
@Path("/v1/sessions/{id}")
@Tag(name = "The day")
@RunOnVirtualThread
public class StayResource {

    private final Stays stays;

    StayResource(Stays stays) {
        this.stays = stays;
    }

    @POST
    @Path("/extension")
    @OneEffect
    @RolesAllowed(Roles.NURSE)
    @Operation(
            operationId = "extendSession",
            summary = "Say that the patient stays longer",
            description =
                    "The room and the people are theirs for longer wherever they are free. What others have booked stays"
                            + " theirs: the answer names the later visits that this endangers. The newest word counts.")
    @Refuses(status = 409, problems = "session-not-open")
    public RestResponse<EndangeredView> extend(
            @PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, @NotNull @Valid ExtendSession request) {
        var view = stays.extend(id, Versions.required(ifMatch), request);
        return Versions.ok(view, view.version());
    }

    @GET
    @Path("/endangered-appointments")
    @RolesAllowed(Roles.FRONT_DESK)
    @Operation(
            operationId = "listEndangeredAppointments",
            summary = "See which later visits are endangered because this one takes longer",
            description = "As it is at this moment: nothing of it is stored, and nothing is moved by itself.")
    public EndangeredView endangered(@PathParam("id") UUID id) {
        return stays.endangered(id);
    }
}
