package org.stillpoint.intake;

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
import org.stillpoint.patient.StatedReason;
import org.stillpoint.platform.OneEffect;
import org.stillpoint.platform.Refuses;
import org.stillpoint.security.Roles;

/** Keeps requests that somebody may need, a court for one. */
@Path("/v1/appointment-requests/{id}/legal-hold")
@Tag(name = "Manager")
@RunOnVirtualThread
public class RequestHoldResource {

    private final RequestHolds holds;

    RequestHoldResource(RequestHolds holds) {
        this.holds = holds;
    }

    @POST
    @OneEffect
    @RolesAllowed(Roles.MANAGER)
    @Operation(
            operationId = "holdRequest",
            summary = "Keep a request, whatever happens, until this is released",
            description = "What the same contact point sent beside it is kept as well.")
    @Refuses(status = 409, problems = "legal-hold-unchanged")
    public RequestHoldView hold(@PathParam("id") UUID id, @NotNull @Valid StatedReason why) {
        return holds.place(id, why);
    }

    @POST
    @Path("/release")
    @OneEffect
    @RolesAllowed(Roles.MANAGER)
    @Operation(operationId = "releaseRequest", summary = "Release a request from its legal hold")
    @Refuses(status = 409, problems = "legal-hold-unchanged")
    public RequestHoldView release(@PathParam("id") UUID id, @NotNull @Valid StatedReason why) {
        return holds.release(id, why);
    }
}
